package org.alluvium.jobs.command.sweep;

import java.util.Optional;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.flow.RunMode;

/**
 * A sweep to make or to go on with; what it searches is configuration.
 *
 * @param runId the id to use; a new one when empty
 * @param mode execute, or print the plan
 * @param output form of the best trials
 * @param best how many of them
 */
public record SweepRequest(Optional<String> runId, RunMode mode, OutputFormat output, int best) {}
