package org.alluvium.flows.audit.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.audit.impact.Affected.Kind;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.run.StageRun;
import org.alluvium.lakehouse.table.TableName;

/**
 * Finished runs whose inputs held an old value: told by the versions of silver that each pinned,
 * read at that version.
 */
final class RunImpact {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SNAPSHOT = "snapshot";

  private final DirectLakehouse lakehouse;
  private final RunRecords records;
  private final Map<String, SilverHistory> read = new HashMap<>();

  RunImpact(DirectLakehouse lakehouse, RunRecords records) {
    this.lakehouse = lakehouse;
    this.records = records;
  }

  /** The runs that used an old value, newest first. */
  List<Affected> runs(List<Correction> corrections) {
    List<Affected> affected = new ArrayList<>();
    for (PipelineRun run : records.runs()) {
      if (run.state() == RunState.COMPLETE) {
        records.stages(run.runId()).stream()
            .filter(stage -> stage.outcome().stage().equals(SNAPSHOT))
            .reduce((first, last) -> last)
            .flatMap(snapshot -> affected(run, snapshot, corrections))
            .ifPresent(affected::add);
      }
    }
    return affected;
  }

  private Optional<Affected> affected(
      PipelineRun run, StageRun snapshot, List<Correction> corrections) {
    Map<TableName, Long> versions = versions(snapshot);
    TreeSet<LocalDate> dates = new TreeSet<>();
    boolean stale = false;
    Set<String> of = new HashSet<>();
    corrections.forEach(c -> of.add(c.of()));
    for (Correction correction : corrections) {
      if (versions.containsKey(correction.table())
          && usedOld(correction, versions.get(correction.table()), snapshot.asOf(), of)) {
        dates.add(correction.date());
        stale |= !correction.knownAt().isAfter(snapshot.asOf());
      }
    }
    String state =
        stale
            ? "a correction that its as-of should have seen was ingested later: run it again"
            : "the correction was not known as of " + snapshot.asOf();
    return dates.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Affected.of(Kind.RUN, run.runId().toString(), run.start().flow(), dates, state));
  }

  /** The old value was among its inputs, and the correction was not. */
  private boolean usedOld(Correction correction, long version, Instant asOf, Set<String> of) {
    SilverHistory inputs =
        read.computeIfAbsent(
            correction.table() + "@" + version,
            key -> SilverHistory.at(lakehouse, correction.table(), version, of));
    boolean sawCorrection = inputs.has(correction) && !correction.knownAt().isAfter(asOf);
    Instant known =
        inputs.of(correction.of()).tailMap(correction.date(), true).values().stream()
            .map(TreeSet::first)
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    return !sawCorrection && !known.isAfter(asOf);
  }

  /** Versions that a run kept, by table. */
  private static Map<TableName, Long> versions(StageRun snapshot) {
    Map<TableName, Long> versions = new TreeMap<>();
    try {
      JsonNode inputs = JSON.readTree(snapshot.outcome().inputsJson().orElse("[]"));
      inputs.forEach(
          input ->
              versions.put(
                  TableName.parse(input.path("table").asText()), input.path("version").asLong()));
      return versions;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot read the inputs of run " + snapshot.runId(), e);
    }
  }
}
