package org.alluvium.jobs.command.trials;

import java.util.List;
import java.util.Map;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialErrors;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.Trials;

/** {@code trials show}: what is on record about one trial. Without Spark. */
public final class TrialsShowCommand implements Command {
  private static final OptionSpec<String> TRIAL =
      OptionSpec.required(
          "trial", "TRIAL_ID", "study and number, as momentum-2017-0001", OptionReaders::text);

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "trials show",
            "Show a trial: its parameters, and how it ended",
            "./alluvium trials show momentum-2017-0001")
        .withArguments(TRIAL)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DirectLakehouse lakehouse =
        DirectLakehouse.open(context.configuration(invocation).lakehouseRoot());
    new TrialTables(lakehouse).requireWhole();
    String id = invocation.required(TRIAL);
    List<Map<String, Object>> started = rows(lakehouse, Trials.SPEC, id);
    if (started.isEmpty()) {
      throw TrialErrors.unknownTrial(id, studies(lakehouse));
    }
    List<Map<String, Object>> ended = rows(lakehouse, TrialOutcomes.SPEC, id);
    ResultTable table = ResultTable.of("what", "value");
    for (ColumnSpec column : Trials.SPEC.columns()) {
      table = table.row(column.name(), started.get(0).get(column.name()));
    }
    table =
        table.row(
            TrialOutcomes.STATE,
            ended.isEmpty() ? "UNFINISHED" : ended.get(0).get(TrialOutcomes.STATE));
    for (String column :
        List.of(
            TrialOutcomes.REASON,
            TrialOutcomes.PERIODS,
            TrialOutcomes.SHARPE,
            TrialOutcomes.FINISHED_AT)) {
      table = table.row(column, ended.isEmpty() ? null : ended.get(0).get(column));
    }
    context
        .results(invocation)
        .write(table, List.of("", "the Sharpe ratio is per period, not annual"));
  }

  private static List<Map<String, Object>> rows(
      DirectLakehouse lakehouse, TableSpec table, String id) {
    return lakehouse.read(table, RowFilter.equalTo(Trials.TRIAL_ID, id)).rows();
  }

  private static List<String> studies(DirectLakehouse lakehouse) {
    return new TrialTables(lakehouse)
        .trials().stream().map(Trial::study).map(study -> study.name()).distinct().toList();
  }
}
