package org.alluvium.jobs.command.flow;

import java.util.Optional;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;

/**
 * A run to make.
 *
 * @param runId the id to use; a new one when empty
 * @param mode execute, or print the plan
 * @param pictures of each model, beside the report
 */
public record RunRequest(Optional<String> runId, RunMode mode, PictureChoice pictures) {
  public static RunRequest of(Invocation invocation) {
    return new RunRequest(
        invocation.value(CommonOptions.RUN_ID),
        RunMode.of(invocation),
        invocation.has(CommonOptions.NO_PNG) ? PictureChoice.LEFT_OUT : PictureChoice.DRAWN);
  }
}
