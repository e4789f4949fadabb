package org.alluvium.jobs.command.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.jobs.command.audit.Difference.Kind;
import org.alluvium.jobs.command.audit.Difference.Line;
import org.alluvium.lakehouse.snapshot.RowChanges;
import org.alluvium.lakehouse.snapshot.SnapshotDiff;
import org.alluvium.lakehouse.snapshot.SnapshotDiff.Side;
import org.alluvium.lakehouse.snapshot.SnapshotTable;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Tables;

/**
 * What moved between two runs, and what it may follow from: code, configuration and inputs first,
 * stages and outputs after them.
 */
final class RunDifferences {
  private final RunContents before;
  private final RunContents after;
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> compared = new ArrayList<>();

  private RunDifferences(RunContents before, RunContents after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Compares two runs.
   *
   * @param lakehouse root of the lakehouse to look into for outputs that a run's own has no more
   * @param scratch an empty folder
   */
  static RunDifferences of(RunContents before, RunContents after, String lakehouse, Path scratch) {
    RunDifferences found = new RunDifferences(before, after);
    found.compareRuns();
    found.differences.addAll(
        ConfigurationDifferences.between(
            new SettingsInForce(before.configuration()),
            new SettingsInForce(after.configuration())));
    found.compareInputs(scratch);
    found.compareStages();
    found.compareOutputs(lakehouse);
    return found;
  }

  DifferenceReport report() {
    return new DifferenceReport(differences);
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add("%s against %s".formatted(before.id(), after.id()));
    remarks.addAll(compared);
    for (RunContents run : List.of(before, after)) {
      run.findings()
          .forEach(
              finding ->
                  remarks.add(
                      "run %s is not as it was left, and is compared as it is: %s"
                          .formatted(run.id(), finding)));
    }
    remarks.add(
        "%s in code, %s of configuration, %s with other rows"
            .formatted(
                counted(Kind.CODE, "difference", "differences"),
                counted(Kind.CONFIGURATION, "value", "values"),
                counted(Kind.INPUT, "input", "inputs")));
    remarks.add(
        "%s with another digest%s"
            .formatted(
                counted(Kind.OUTPUT, "output", "outputs"),
                firstStage().map(", the first of stage "::concat).orElse("")));
    return remarks;
  }

  private String counted(Kind kind, String one, String many) {
    long count = differences.stream().filter(d -> d.kind() == kind).count();
    return "%d %s".formatted(count, count == 1 ? one : many);
  }

  /** The first stage, in the order of the later run, of which an output differs. */
  private Optional<String> firstStage() {
    return after.stages().keySet().stream()
        .filter(stage -> differences.stream().anyMatch(d -> stage.equals(d.facts().get("stage"))))
        .findFirst();
  }

  private void compareRuns() {
    compare(Kind.CODE, "version", before.started(), after.started(), "code_version");
    compare(Kind.CODE, "jar", before.started(), after.started(), "jar_digest");
    for (String detail : List.of("flow", "as_of", "left_out")) {
      compare(
          Kind.RUN,
          detail,
          before.started().path("details"),
          after.started().path("details"),
          detail);
    }
  }

  private void compare(Kind kind, String name, JsonNode old, JsonNode now, String key) {
    compare(kind, name, text(old.path(key)), text(now.path(key)));
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? null : value.asText();
  }

  private void compareInputs(Path scratch) {
    Set<TableName> tables = new TreeSet<>();
    before.snapshot().tables().forEach(table -> tables.add(table.table()));
    after.snapshot().tables().forEach(table -> tables.add(table.table()));
    for (TableName name : tables) {
      Side older = Side.of(before.snapshot(), name);
      Side newer = Side.of(after.snapshot(), name);
      TableSpec table =
          Tables.all().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
      RowChanges rows = SnapshotDiff.between(table, older, newer, scratch.resolve(name.toString()));
      if (rows.differing() > 0) {
        add(
            Kind.INPUT,
            name.toString(),
            version(older),
            version(newer),
            OutputDifferences.told(rows));
      }
    }
  }

  private static String version(Side side) {
    return side.table().map(SnapshotTable::version).map("version %d"::formatted).orElse(null);
  }

  private void compareStages() {
    for (String stage : union(before.stages().keySet(), after.stages().keySet())) {
      compare(Kind.STAGE, stage, ran(before, stage), ran(after, stage));
    }
  }

  private static String ran(RunContents run, String stage) {
    return run.stages().containsKey(stage) ? "ran" : null;
  }

  private void compareOutputs(String lakehouse) {
    OutputDifferences outputs =
        new OutputDifferences(new OutputRows(before, lakehouse), new OutputRows(after, lakehouse));
    differences.addAll(outputs.between(before.outputs(), after.outputs()));
    compared.addAll(outputs.remarks());
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private void compare(Kind kind, String name, String old, String now) {
    if (!Objects.equals(old, now)) {
      add(kind, name, old, now, "");
    }
  }

  private void add(Kind kind, String name, String old, String now, String note) {
    differences.add(Difference.of(kind, new Line(name, old, now, note)));
  }
}
