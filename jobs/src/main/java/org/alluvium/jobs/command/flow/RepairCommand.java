package org.alluvium.jobs.command.flow;

import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.CheckRequest.Strictness;

/** {@code repair}: missing sessions, asked for again and filled in. */
public final class RepairCommand implements Command {
  private static final OptionSpec<List<String>> SYMBOLS =
      OptionSpec.optional(
          "symbols", "A,B", "these instruments only, EXCHANGE:SYMBOL", OptionReaders::symbols);
  private static final OptionSpec<Boolean> STRICT =
      OptionSpec.ofSwitch("strict", "fail with exit code 3 when a gap is left");

  private final FlowRunner<RepairRequest> flow;

  public RepairCommand(FlowRunner<RepairRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "repair",
            "Fill missing sessions of the daily bars from the sources that own them",
            "./alluvium repair --dry-run",
            "./alluvium repair --symbols NYSE:IBM,NYSE:KO --as-of 2017-11-13")
        .withOptions(SYMBOLS, STRICT)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    RepairRequest request =
        new RepairRequest(
            invocation.value(SYMBOLS).orElse(List.of()),
            invocation.has(STRICT) ? Strictness.STRICT : Strictness.REPORT,
            RunMode.of(invocation),
            invocation.output());
    flow.run(request, context.configuration(invocation), context);
  }
}
