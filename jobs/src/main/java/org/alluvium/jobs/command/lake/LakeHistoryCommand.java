package org.alluvium.jobs.command.lake;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.CommitRecord;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.TableName;

/** {@code lake history}: who committed what to a table, newest first, without Spark. */
public final class LakeHistoryCommand implements Command {
  private static final OptionSpec<Integer> LIMIT =
      OptionSpec.optional("limit", "N", "newest commits only (default 20)", OptionReaders::count);
  private static final int DEFAULT_LIMIT = 20;

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "lake history",
            "List the commits of a table, newest first",
            "./alluvium lake history silver.daily_bars --limit 5")
        .withArguments(TableArgument.TABLE)
        .withOptions(LIMIT)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DirectLakehouse lakehouse =
        DirectLakehouse.open(context.configuration(invocation).lakehouseRoot());
    TableName name = TableArgument.existing(invocation.required(TableArgument.TABLE), lakehouse);
    int limit = invocation.value(LIMIT).orElse(DEFAULT_LIMIT);
    ResultTable table = ResultTable.of("version", "timestamp", "operation", "run", "metrics");
    for (CommitRecord commit : lakehouse.history(name, limit)) {
      table =
          table.row(
              commit.version(),
              commit.timestamp(),
              commit.operation(),
              commit.userMetadata().orElse(null),
              shown(commit.metrics()));
    }
    context.results(invocation).write(table, List.of());
  }

  private static String shown(Map<String, String> metrics) {
    return metrics.entrySet().stream()
        .filter(metric -> !metric.getValue().equals("0"))
        .map(metric -> metric.getKey() + "=" + metric.getValue())
        .collect(Collectors.joining(" "));
  }
}
