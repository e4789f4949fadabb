package org.alluvium.jobs.command.lake;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.TableDescription;
import org.alluvium.lakehouse.table.TableName;

/** {@code lake describe}: columns, layout and properties of one table, without Spark. */
public final class LakeDescribeCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "lake describe",
            "Show columns, layout and properties of a table",
            "./alluvium lake describe silver.daily_bars")
        .withArguments(TableArgument.TABLE)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DirectLakehouse lakehouse =
        DirectLakehouse.open(context.configuration(invocation).lakehouseRoot());
    TableName name = TableArgument.existing(invocation.required(TableArgument.TABLE), lakehouse);
    TableDescription described = lakehouse.describe(name);
    ResultTable columns = ResultTable.of("column", "type", "required", "comment");
    for (TableDescription.Column column : described.columns()) {
      columns = columns.row(column.name(), column.type(), column.required(), column.comment());
    }
    context.results(invocation).write(columns, remarks(described));
  }

  private static List<String> remarks(TableDescription described) {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add("%s: %s".formatted(described.table(), described.comment()));
    remarks.add(
        "version %d, %s rows in %,d files, %,d bytes, at %s"
            .formatted(
                described.version(),
                described.rows().isPresent()
                    ? "%,d".formatted(described.rows().getAsLong())
                    : "unknown",
                described.files(),
                described.bytes(),
                described.path()));
    if (!described.partitionedBy().isEmpty()) {
      remarks.add("partitioned by " + String.join(", ", described.partitionedBy()));
    }
    described.properties().forEach((key, value) -> remarks.add(key + " = " + value));
    return remarks;
  }
}
