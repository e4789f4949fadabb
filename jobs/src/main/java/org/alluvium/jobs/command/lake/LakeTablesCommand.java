package org.alluvium.jobs.command.lake;

import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.TableDescription;
import org.alluvium.lakehouse.table.TableName;

/** {@code lake tables}: every table with its version and size, without Spark. */
public final class LakeTablesCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "lake tables", "List the tables with version, rows and size", "./alluvium lake tables")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DirectLakehouse lakehouse =
        DirectLakehouse.open(context.configuration(invocation).lakehouseRoot());
    ResultTable table =
        ResultTable.of("table", "version", "rows", "files", "bytes", "partitioned by", "comment");
    List<TableName> names = lakehouse.tables();
    for (TableName name : names) {
      table = withRow(table, lakehouse.describe(name));
    }
    List<String> remarks =
        names.isEmpty()
            ? List.of(
                "no table yet in %s; run './alluvium weekly' first, or point --lakehouse at another root"
                    .formatted(lakehouse.root()))
            : List.of("%d tables in %s".formatted(names.size(), lakehouse.root()));
    context.results(invocation).write(table, remarks);
  }

  private static ResultTable withRow(ResultTable table, TableDescription described) {
    Long rows = described.rows().isPresent() ? described.rows().getAsLong() : null;
    return table.row(
        described.table(),
        described.version(),
        rows,
        described.files(),
        described.bytes(),
        described.partitionedBy().isEmpty() ? null : String.join(", ", described.partitionedBy()),
        described.comment());
  }
}
