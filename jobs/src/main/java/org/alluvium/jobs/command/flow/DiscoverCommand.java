package org.alluvium.jobs.command.flow;

import java.util.Optional;
import org.alluvium.flows.discovery.Strictness;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.error.JobErrors;

/** {@code discover}: scan for instruments, and export those that pass. */
public final class DiscoverCommand implements Command {
  private static final OptionSpec<String> PIPELINE =
      OptionSpec.optional(
          "pipeline",
          "NAME",
          "pipeline of conf/discovery (default: that of --profile)",
          OptionReaders::text);
  private static final OptionSpec<Boolean> STRICT =
      OptionSpec.ofSwitch("strict", "fail with exit code 3 on a malformed candidate");

  private final FlowRunner<DiscoverRequest> flow;

  public DiscoverCommand(FlowRunner<DiscoverRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "discover",
            "Scan for instruments, and export the candidates",
            "./alluvium discover --profile us_ridge_weekly",
            "./alluvium discover --pipeline sp500_members --as-of 2017-11-10 --strict")
        .withOptions(PIPELINE, STRICT);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    Optional<String> pipeline = invocation.value(PIPELINE);
    Optional<String> profile = invocation.value(CommonOptions.PROFILE);
    if (pipeline.isEmpty() && profile.isEmpty()) {
      throw JobErrors.optionNeeded(
          "discover", "pipeline", "one of conf/discovery, or --profile with one that names it");
    }
    Strictness strictness = invocation.has(STRICT) ? Strictness.STRICT : Strictness.LENIENT;
    DiscoverRequest request =
        new DiscoverRequest(pipeline, profile, strictness, RunRequest.of(invocation));
    flow.run(request, context.configuration(invocation), context);
  }
}
