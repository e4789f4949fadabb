package org.alluvium.jobs.research;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.stage.Pipeline;
import org.alluvium.flows.stage.Stage;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.TableName;

/** Tells what a run would do: stages, inputs with versions, outputs. Writes nothing. */
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
    plan.leftOut().stream().sorted().forEach(part -> out.printf("  left out by %s%n", part.told()));
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

  /** The same for programs; the version of a table that is absent is null. */
  ObjectNode document(List<Stage> stages) {
    DirectLakehouse lakehouse = DirectLakehouse.open(environment.lakehouseRoot());
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("flow", plan.flow())
            .put("as_of_date", plan.asOfDate().toString())
            .put("as_of", plan.asOf().toString())
            .put("lakehouse", environment.lakehouseRoot());
    for (Stage stage : Pipeline.of(stages).stages()) {
      ObjectNode told = document.withArray("stages").addObject().put("stage", stage.id());
      versions(told.putObject("reads"), stage.inputs(), lakehouse);
      versions(told.putObject("writes"), stage.outputs(), lakehouse);
    }
    return document;
  }

  private static void versions(
      ObjectNode versions, List<TableName> tables, DirectLakehouse lakehouse) {
    for (TableName table : tables) {
      long version = lakehouse.version(table);
      versions.put(table.toString(), version < 0 ? null : Long.valueOf(version));
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
