package org.alluvium.jobs.command.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.alluvium.flows.run.LeftOut;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.run.LedgerEvents;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.snapshot.Snapshot;
import org.alluvium.lakehouse.snapshot.SnapshotTable;
import org.alluvium.lakehouse.tables.FeatureLateness;

/** What a run's folder tells of its stages and inputs, as far as it can be read. */
final class RunStages {
  private static final double MILLIS = 1000.0;
  private static final double PERCENT = 100.0;

  private RunStages() {}

  /** Ids of the stages that ended well. */
  static TreeSet<String> completed(RunFolder folder) {
    return new TreeSet<>(events(folder).keySet());
  }

  /** Number of outputs with a digest. */
  static long outputs(RunFolder folder) {
    return events(folder).values().stream()
        .flatMap(event -> event.path("outputs").valueStream())
        .filter(output -> !output.path("digest").asText().isEmpty())
        .count();
  }

  /** Names of the parts that the run left out, with commas between. */
  static String leftOut(RunFolder folder) {
    return LedgerEvents.last(folder.auditFile(), "run", "started")
        .map(event -> event.path("details").path(LeftOut.DETAIL).asText())
        .orElse("");
  }

  /** The tables of the snapshot; none where a manifest cannot be read, which the checks tell. */
  static List<SnapshotTable> inputs(RunFolder folder) {
    try {
      return Snapshot.of(folder).tables();
    } catch (UncheckedIOException e) {
      return List.of();
    }
  }

  /**
   * The critical path: stages run one after another, so each is on it. The longest first, with its
   * share of the whole.
   */
  static List<String> criticalPath(RunFolder folder) {
    Map<String, JsonNode> events = events(folder);
    double whole = events.values().stream().mapToDouble(RunStages::seconds).sum();
    return events.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<String, JsonNode> e) -> -seconds(e.getValue())))
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "%-10s %7.1f s  %3.0f %%",
                    e.getKey(),
                    seconds(e.getValue()),
                    whole == 0 ? 0 : PERCENT * seconds(e.getValue()) / whole))
        .toList();
  }

  /** Each input with its version and rows. */
  static List<String> versions(RunFolder folder) {
    return inputs(folder).stream()
        .map(
            table ->
                String.format(
                    Locale.ROOT,
                    "%s version %d, %,d rows in %,d files, as of %s",
                    table.table(),
                    table.version(),
                    table.rows(),
                    table.files().size(),
                    table.asOf()))
        .toList();
  }

  /** How late inputs of features were, where the run computed any. */
  static List<String> lateness(RunFolder folder, DirectLakehouse lakehouse) {
    List<String> lines = new ArrayList<>();
    lakehouse
        .read(
            FeatureLateness.SPEC,
            RowFilter.equalTo(FeatureLateness.RUN_ID, folder.runId().toString()))
        .rows()
        .forEach(
            row ->
                lines.add(
                    "%s of %s: 99 %% within %s h, at most %s h, %s rows left out"
                        .formatted(
                            row.get(FeatureLateness.INPUT),
                            row.get(FeatureLateness.FEATURE_SET),
                            row.get(FeatureLateness.P99_HOURS),
                            row.get(FeatureLateness.MAX_HOURS),
                            row.get(FeatureLateness.EXCLUDED_ROWS))));
    return lines;
  }

  private static double seconds(JsonNode event) {
    return event.path("duration_ms").asLong() / MILLIS;
  }

  private static Map<String, JsonNode> events(RunFolder folder) {
    Map<String, JsonNode> events = new LinkedHashMap<>();
    LedgerEvents.ofEveryStage(folder.auditFile(), "completed").stream()
        .filter(event -> !event.path("stage").asText().equals("run"))
        .forEach(event -> events.put(event.path("stage").asText(), event));
    return events;
  }
}
