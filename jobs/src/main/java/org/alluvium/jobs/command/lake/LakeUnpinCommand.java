package org.alluvium.jobs.command.lake;

import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.table.TableName;

/** {@code lake unpin}: takes one holder's pin away. */
public final class LakeUnpinCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "lake unpin",
            "Take a holder's pin away",
            "./alluvium lake unpin silver.daily_bars --version 0 --holder paper-2026")
        .withArguments(TableArgument.TABLE)
        .withOptions(PinOptions.VERSION, PinOptions.HOLDER)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DirectLakehouse lakehouse =
        DirectLakehouse.open(context.configuration(invocation).lakehouseRoot());
    TableName table = invocation.required(TableArgument.TABLE);
    long version =
        invocation
            .value(PinOptions.VERSION)
            .orElseThrow(() -> JobErrors.pinIncomplete("--version"));
    String holder =
        invocation.value(PinOptions.HOLDER).orElseThrow(() -> JobErrors.pinIncomplete("--holder"));
    new Pins(lakehouse, context.clock()).unpin(table, version, holder);
    ResultTable result =
        ResultTable.of("table", "version", "holder", "state")
            .row(table, version, holder, "unpinned");
    context.results(invocation).write(result, List.of());
  }
}
