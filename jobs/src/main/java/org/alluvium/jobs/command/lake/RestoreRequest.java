package org.alluvium.jobs.command.lake;

import java.nio.file.Path;
import java.util.Optional;
import org.alluvium.jobs.command.flow.RunMode;

/**
 * A restore of what a run kept.
 *
 * @param runId the run; the latest when empty
 * @param to folder of the lakehouse to make, absolute; the configured lakehouse when empty
 * @param mode restore, or say only what would be done
 */
public record RestoreRequest(Optional<String> runId, Optional<Path> to, RunMode mode) {}
