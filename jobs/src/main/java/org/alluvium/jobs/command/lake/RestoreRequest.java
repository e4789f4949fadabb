package org.alluvium.jobs.command.lake;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A restore of what a run kept.
 *
 * @param runId the run; the latest when empty
 * @param to folder of the lakehouse to make, absolute; the configured lakehouse when empty
 * @param isPlan whether to say only what would be done
 */
public record RestoreRequest(Optional<String> runId, Optional<Path> to, boolean isPlan) {}
