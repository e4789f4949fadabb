package org.alluvium.jobs.research;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.stage.Pipeline;
import org.alluvium.flows.stage.Stage;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.TableName;

/** Prints what a run would do: stages, inputs with versions, outputs. Writes nothing. */
final class DryRun {
  private final RunEnvironment environment;
  private final RunPlan plan;
  private final PrintStream out;

  DryRun(RunEnvironment environment, RunPlan plan, PrintStream out) {
    this.environment = environment;
    this.plan = plan;
    this.out = out;
  }

  void print(List<Stage> stages) {
    DirectLakehouse lakehouse = DirectLakehouse.open(environment.lakehouseRoot());
    out.printf(
        "Plan of %s as of %s (%s), lakehouse %s. Nothing is written.%n",
        plan.flow(), plan.asOfDate(), plan.asOf(), environment.lakehouseRoot());
    int position = 1;
    for (Stage stage : Pipeline.of(stages).stages()) {
      out.printf("  %d/%d %s%n", position++, stages.size(), stage.id());
      if (!stage.inputs().isEmpty()) {
        out.printf("      reads  %s%n", names(stage.inputs(), lakehouse));
      }
      if (!stage.outputs().isEmpty()) {
        out.printf("      writes %s%n", names(stage.outputs(), lakehouse));
      }
    }
  }

  private static String names(List<TableName> tables, DirectLakehouse lakehouse) {
    return tables.stream()
        .map(table -> table + " (" + version(lakehouse.version(table)) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String version(long version) {
    return version < 0 ? "absent" : "version " + version;
  }
}
