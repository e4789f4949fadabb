package org.alluvium.jobs.command.trials;

import java.nio.file.Path;
import java.util.Optional;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.error.JobErrors;

/** {@code trials declare}: enters trials that were made elsewhere. Without Spark. */
public final class TrialsDeclareCommand implements Command {
  private static final OptionSpec<String> STUDY =
      OptionSpec.required(
          "study", "NAME", "the sweep that they belong to; a new one", OptionReaders::text);
  private static final OptionSpec<String> FAMILY =
      OptionSpec.optional(
          "family",
          "FAMILY",
          "strategy, universe and horizon, the same over studies (or --profile, whose family it is then)",
          OptionReaders::text);
  private static final OptionSpec<String> RETURNS =
      OptionSpec.optional(
          "returns",
          "FILE.csv",
          "their net returns: event_date and one column per trial; an empty column is one that failed",
          OptionReaders::path);
  private static final OptionSpec<Integer> COUNT =
      OptionSpec.optional(
          "count",
          "N",
          "instead of --returns, how many there were: they count",
          OptionReaders::count);
  private static final OptionSpec<String> PARAMETERS =
      OptionSpec.optional(
          "parameters",
          "FILE",
          "their parameters, by trial: a JSON object of objects, or CSV whose first column is trial",
          OptionReaders::path);

  private final FlowRunner<DeclareRequest> flow;

  public TrialsDeclareCommand(FlowRunner<DeclareRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "trials declare",
            "Enter trials that were made elsewhere, failures too, so that every judgement counts them",
            "./alluvium trials declare --study momentum-2017 --family momentum/sp500/5-sessions --returns momentum.csv",
            "./alluvium trials declare --study ridge-2016 --profile us_ridge_weekly --count 40")
        .withOptions(STUDY, FAMILY, RETURNS, COUNT, PARAMETERS);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DeclareRequest request =
        new DeclareRequest(
            invocation.required(STUDY),
            invocation.value(FAMILY),
            invocation.value(CommonOptions.PROFILE),
            file(invocation, RETURNS),
            invocation.value(COUNT),
            file(invocation, PARAMETERS),
            RunMode.of(invocation));
    if (request.family().isPresent() == request.profile().isPresent()) {
      throw JobErrors.familyOrProfile();
    }
    if (request.returns().isPresent() == request.count().isPresent()) {
      throw JobErrors.returnsOrCount();
    }
    flow.run(request, context.configuration(invocation), context);
  }

  private static Optional<Path> file(Invocation invocation, OptionSpec<String> option) {
    return invocation.value(option).map(text -> Path.of(text).toAbsolutePath().normalize());
  }
}
