package org.alluvium.jobs.command.flow;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.flows.run.LeftOut;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionSpec;

/**
 * A run to make.
 *
 * @param runId the id to use; a new one when empty
 * @param mode execute, or print the plan
 * @param pictures of each model, beside the report
 * @param leftOut parts that are not computed
 */
public record RunRequest(
    Optional<String> runId, RunMode mode, PictureChoice pictures, Set<LeftOut> leftOut) {
  /** {@code --skip-validation}. */
  public static final OptionSpec<Boolean> SKIP_VALIDATION =
      OptionSpec.ofSwitch(
          "skip-validation",
          "leave the back-test out: weights only, and no report; such a run cannot pass a gate");

  /** {@code --skip-analysis}. */
  public static final OptionSpec<Boolean> SKIP_ANALYSIS =
      OptionSpec.ofSwitch(
          "skip-analysis", "write the summary only: no page, no files of forecasts, no picture");

  public RunRequest {
    leftOut = Set.copyOf(leftOut);
  }

  /** A request that leaves nothing out. */
  public RunRequest(Optional<String> runId, RunMode mode, PictureChoice pictures) {
    this(runId, mode, pictures, Set.of());
  }

  public static RunRequest of(Invocation invocation) {
    return new RunRequest(
        invocation.value(CommonOptions.RUN_ID),
        RunMode.of(invocation),
        invocation.has(CommonOptions.NO_PNG) ? PictureChoice.LEFT_OUT : PictureChoice.DRAWN,
        leftOut(invocation));
  }

  private static Set<LeftOut> leftOut(Invocation invocation) {
    Set<LeftOut> parts = EnumSet.noneOf(LeftOut.class);
    if (invocation.has(SKIP_VALIDATION)) {
      parts.add(LeftOut.VALIDATION);
    }
    if (invocation.has(SKIP_ANALYSIS)) {
      parts.add(LeftOut.ANALYSIS);
    }
    return parts;
  }
}
