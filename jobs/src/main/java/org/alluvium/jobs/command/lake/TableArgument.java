package org.alluvium.jobs.command.lake;

import java.util.List;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.error.ClosestWord;
import org.alluvium.lakehouse.table.TableName;

/** The positional argument {@code TABLE}, and the table that it names. */
final class TableArgument {
  static final OptionSpec<TableName> TABLE =
      OptionSpec.required(
          "table", "TABLE", "layer.name, for example silver.daily_bars", OptionReaders::table);

  private TableArgument() {}

  /** The table, when the lakehouse has it; otherwise an error with the closest one. */
  static TableName existing(TableName asked, DirectLakehouse lakehouse) {
    if (lakehouse.exists(asked)) {
      return asked;
    }
    List<String> known = lakehouse.tables().stream().map(TableName::toString).toList();
    throw JobErrors.tableNotInLakehouse(
        asked, lakehouse.root(), ClosestWord.to(asked.toString(), known));
  }
}
