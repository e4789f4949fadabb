package org.alluvium.flows.trials;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.VersionedRows;
import org.alluvium.lakehouse.store.ConflictRetry;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Studies;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.TrialReturns;
import org.alluvium.lakehouse.tables.Trials;

/**
 * Adds to the record of trials, in this order: the trials of a study are started, then they have
 * returns, then they end. Nothing is changed: what is there already is an error of the caller.
 */
public final class TrialWriter {
  /** Rows of returns that are written at once, whole trials: what is held in memory. */
  private static final int BATCH_ROWS = 100_000;

  private final DirectLakehouse lakehouse;
  private final String runId;
  private final Clock clock;

  /**
   * @param runId that stamps the rows and the commits
   * @param clock stamps only
   */
  public TrialWriter(DirectLakehouse lakehouse, String runId, Clock clock) {
    this.lakehouse = lakehouse.forRun(runId);
    this.runId = runId;
    this.clock = clock;
  }

  /** Begins a sweep: before its first trial. */
  public void begin(SearchedStudy searched) {
    append(Studies.SPEC, searched.study(), List.of(TrialRows.row(searched, runId, now())));
  }

  /** Starts trials of one study: they count from now on. All of them, or none on a failure. */
  public void start(Study study, List<Trial> trials) {
    Instant at = now();
    append(
        Trials.SPEC, study, trials.stream().map(trial -> TrialRows.row(trial, runId, at)).toList());
  }

  /** Keeps the returns of trials, each whole or not at all. */
  public void keep(Study study, Map<String, ReturnStream> returns) {
    Instant at = now();
    List<Map<String, Object>> batch = new ArrayList<>();
    for (Map.Entry<String, ReturnStream> trial : returns.entrySet()) {
      batch.addAll(TrialRows.rows(study, trial.getKey(), trial.getValue(), runId, at));
      if (batch.size() >= BATCH_ROWS) {
        lakehouse.appendRetrying(TrialReturns.SPEC, batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      lakehouse.appendRetrying(TrialReturns.SPEC, batch);
    }
  }

  /** Ends trials, whose returns are kept by now. */
  public void end(Study study, Collection<TrialOutcome> outcomes) {
    Instant at = now();
    append(
        TrialOutcomes.SPEC,
        study,
        outcomes.stream().map(outcome -> TrialRows.row(study, outcome, runId, at)).toList());
  }

  /** On top of a version that has none of the trials; again, when another writer came between. */
  private void append(TableSpec table, Study study, List<Map<String, Object>> rows) {
    ConflictRetry.run(
        table.name(),
        () -> {
          VersionedRows read = lakehouse.read(table, RowFilter.equalTo(Trials.STUDY, study.name()));
          Set<Object> there = ids(read.rows());
          there.retainAll(ids(rows));
          if (!there.isEmpty()) {
            throw TrialErrors.alreadyThere(table.name(), there);
          }
          return lakehouse.append(table, rows, read.version());
        });
  }

  private static Set<Object> ids(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(row -> row.getOrDefault(Trials.TRIAL_ID, row.get(Trials.STUDY)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
