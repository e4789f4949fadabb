package org.alluvium.jobs.command.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.jobs.output.ResultTable;
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
  private static final int DIGITS = 12;
  private final RunContents before;
  private final RunContents after;
  private final List<Difference> differences = new ArrayList<>();

  private enum Kind {
    CODE,
    RUN,
    CONFIGURATION,
    INPUT,
    STAGE,
    OUTPUT
  }

  private record Difference(Kind kind, String name, String old, String now, String note) {}

  private RunDifferences(RunContents before, RunContents after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Compares two runs.
   *
   * @param scratch an empty folder
   */
  static RunDifferences of(RunContents before, RunContents after, Path scratch) {
    RunDifferences found = new RunDifferences(before, after);
    found.compareRuns();
    found.compareConfigurations();
    found.compareInputs(scratch);
    found.compareStages();
    found.compareOutputs();
    return found;
  }

  ResultTable table() {
    ResultTable table = ResultTable.of("part", "name", "old", "new", "note");
    for (Difference one : differences) {
      table =
          table.row(
              one.kind().name().toLowerCase(Locale.ROOT),
              one.name(),
              one.old(),
              one.now(),
              one.note());
    }
    return table;
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add("%s against %s".formatted(before.id(), after.id()));
    for (RunContents run : List.of(before, after)) {
      run.findings()
          .forEach(
              finding ->
                  remarks.add(
                      "run %s is not as it was left, and is compared as it is: %s"
                          .formatted(run.id(), finding)));
    }
    remarks.add(
        "%s in code, %s of configuration, %s with other rows; %s with another digest%s"
            .formatted(
                counted(Kind.CODE, "difference", "differences"),
                counted(Kind.CONFIGURATION, "value", "values"),
                counted(Kind.INPUT, "input", "inputs"),
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
        .filter(
            stage ->
                differences.stream()
                    .anyMatch(d -> d.kind() == Kind.OUTPUT && d.note().startsWith(stage + ":")))
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
    add(kind, name, text(old.path(key)), text(now.path(key)), "");
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? null : value.asText();
  }

  private void compareConfigurations() {
    Map<String, String> older = leaves(before.configuration().node());
    Map<String, String> newer = leaves(after.configuration().node());
    for (String key : union(older.keySet(), newer.keySet())) {
      String from = before.configuration().provenance().get(key);
      String to = after.configuration().provenance().get(key);
      add(Kind.CONFIGURATION, key, older.get(key), newer.get(key), sources(from, to));
    }
  }

  private static String sources(String from, String to) {
    return Objects.equals(from, to)
        ? "from " + from
        : "from %s, then %s"
            .formatted(from == null ? "nowhere" : from, to == null ? "nowhere" : to);
  }

  /** Values by their path; a list is one value. */
  private static Map<String, String> leaves(JsonNode node) {
    Map<String, String> leaves = new TreeMap<>();
    collect("$", node, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().forEach(e -> collect(path + "." + e.getKey(), e.getValue(), leaves));
    } else {
      leaves.put(path, node.isTextual() ? node.asText() : node.toString());
    }
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
      SnapshotDiff rows =
          SnapshotDiff.between(table, older, newer, scratch.resolve(name.toString()));
      if (rows.added() + rows.removed() + rows.changed() > 0) {
        differences.add(
            new Difference(
                Kind.INPUT, name.toString(), version(older), version(newer), told(rows)));
      }
    }
  }

  private static String version(Side side) {
    return side.table().map(SnapshotTable::version).map("version %d"::formatted).orElse(null);
  }

  private static String told(SnapshotDiff rows) {
    return String.format(
            Locale.ROOT,
            "%,d rows added, %,d changed, %,d gone",
            rows.added(),
            rows.changed(),
            rows.removed())
        + rows.first().map(row -> "; first %s %s".formatted(row.date(), row.name())).orElse("");
  }

  private void compareStages() {
    for (String stage : union(before.stages().keySet(), after.stages().keySet())) {
      add(Kind.STAGE, stage, ran(before, stage), ran(after, stage), "");
    }
  }

  private static String ran(RunContents run, String stage) {
    return run.stages().containsKey(stage) ? "ran" : null;
  }

  private void compareOutputs() {
    Map<String, RunContents.Output> older = before.outputs();
    Map<String, RunContents.Output> newer = after.outputs();
    for (String name : union(older.keySet(), newer.keySet())) {
      RunContents.Output old = older.get(name);
      RunContents.Output now = newer.get(name);
      String stage = now == null ? old.stage() : now.stage();
      String note = "%s: %s rows, then %s".formatted(stage, rows(old), rows(now));
      add(Kind.OUTPUT, name, digest(old), digest(now), note);
    }
  }

  private static String rows(RunContents.Output output) {
    return output == null ? "no" : String.format(Locale.ROOT, "%,d", output.rows());
  }

  private static String digest(RunContents.Output output) {
    return output == null
        ? null
        : output.digest().substring(0, Math.min(DIGITS, output.digest().length()));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private void add(Kind kind, String name, String old, String now, String note) {
    if (!Objects.equals(old, now)) {
      differences.add(new Difference(kind, name, old, now, note));
    }
  }
}
