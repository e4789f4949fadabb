package org.alluvium.jobs.command.audit;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;

/**
 * {@code audit canary}: whether what is derived looks ahead. Without Spark, but with much
 * arithmetic.
 */
public final class AuditCanaryCommand implements Command {
  private static final int SAMPLES = 3;
  private static final long SEED = 1;

  private static final OptionSpec<List<LocalDate>> DATES =
      OptionSpec.optional(
          "dates",
          "DATE,DATE",
          "as of the closes of these dates (default: some at random)",
          OptionReaders::dates);
  private static final OptionSpec<List<String>> SYMBOLS =
      OptionSpec.optional(
          "symbols",
          "A,B",
          "features and labels of these (default: some at random, of --profile if given)",
          OptionReaders::symbols);
  private static final OptionSpec<Integer> SAMPLE_COUNT =
      OptionSpec.optional(
          "samples",
          "N",
          "how many dates and symbols at random (default " + SAMPLES + ")",
          OptionReaders::count);
  private static final OptionSpec<Long> SEED_NUMBER =
      OptionSpec.optional(
          "seed",
          "N",
          "of the random choice: the same gives the same (default " + SEED + ")",
          OptionReaders::version);

  private final FlowRunner<CanaryOptions> flow;

  public AuditCanaryCommand(FlowRunner<CanaryOptions> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit canary",
            "Compute features, labels, models, forecasts and weights again with the future cut off, times 10, missing"
                + " and shuffled; exit code 3 when one changes, or differs from what is stored",
            "./alluvium audit canary",
            "./alluvium audit canary --profile us_ridge_weekly --dates 2016-11-09 --symbols NYSE:IBM,NYSE:KO",
            "./alluvium audit canary --samples 5 --seed 7 --output json")
        .withOptions(DATES, SYMBOLS, SAMPLE_COUNT, SEED_NUMBER)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    CanaryOptions options =
        new CanaryOptions(
            invocation.value(CommonOptions.PROFILE),
            invocation.value(DATES).orElse(List.of()),
            invocation.value(SYMBOLS).orElse(List.of()),
            invocation.value(SAMPLE_COUNT).orElse(SAMPLES),
            invocation.value(SEED_NUMBER).orElse(SEED),
            invocation.output());
    flow.run(options, context.configuration(invocation), context);
  }
}
