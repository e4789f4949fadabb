package org.alluvium.flows.trials;

import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.alluvium.lakehouse.tables.Studies;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.TrialReturns;
import org.alluvium.lakehouse.tables.Trials;

/** Trials, outcomes and returns as rows of their tables, and back. */
final class TrialRows {
  private TrialRows() {}

  static Map<String, Object> row(Trial trial, String runId, Instant at) {
    Map<String, Object> row = new HashMap<>();
    row.put(Trials.TRIAL_ID, trial.id());
    row.put(Trials.STUDY, trial.study().name());
    row.put(Trials.FAMILY, trial.study().family());
    row.put(Trials.NUMBER, trial.number());
    row.put(Trials.LABEL, trial.label().orElse(null));
    row.put(Trials.SAMPLER, trial.sampler());
    row.put(Trials.PARAMETERS, trial.parameters());
    row.put(Trials.SEED, trial.seed().isPresent() ? trial.seed().getAsLong() : null);
    row.put(Trials.STARTED_AT, at);
    row.put(Trials.RUN_ID, runId);
    row.put(Trials.INGESTED_AT, at);
    return row;
  }

  static Trial trial(Map<String, Object> row) {
    Long seed = (Long) row.get(Trials.SEED);
    return new Trial(
        new Study((String) row.get(Trials.STUDY), (String) row.get(Trials.FAMILY)),
        (Long) row.get(Trials.NUMBER),
        Optional.ofNullable((String) row.get(Trials.LABEL)),
        (String) row.get(Trials.SAMPLER),
        (String) row.get(Trials.PARAMETERS),
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
  }

  static Map<String, Object> row(SearchedStudy searched, String runId, Instant at) {
    Map<String, Object> row = new HashMap<>();
    row.put(Studies.STUDY, searched.study().name());
    row.put(Studies.FAMILY, searched.study().family());
    row.put(Studies.SAMPLER, searched.sampler());
    row.put(Studies.SEED, searched.seed());
    row.put(Studies.DEFINITION, searched.definition());
    row.put(Studies.PRICES, searched.prices());
    row.put(Studies.STARTED_AT, at);
    row.put(Studies.RUN_ID, runId);
    row.put(Studies.INGESTED_AT, at);
    return row;
  }

  static SearchedStudy searched(Map<String, Object> row) {
    return new SearchedStudy(
        new Study((String) row.get(Studies.STUDY), (String) row.get(Studies.FAMILY)),
        (String) row.get(Studies.SAMPLER),
        (Long) row.get(Studies.SEED),
        (String) row.get(Studies.DEFINITION),
        (String) row.get(Studies.PRICES));
  }

  static Map<String, Object> row(Study study, TrialOutcome outcome, String runId, Instant at) {
    Map<String, Object> row = new HashMap<>();
    row.put(TrialOutcomes.TRIAL_ID, outcome.trialId());
    row.put(TrialOutcomes.STUDY, study.name());
    row.put(TrialOutcomes.STATE, outcome.state().name());
    row.put(TrialOutcomes.REASON, outcome.reason().orElse(null));
    row.put(TrialOutcomes.PERIODS, (long) outcome.periods());
    row.put(
        TrialOutcomes.SHARPE, outcome.sharpe().isPresent() ? outcome.sharpe().getAsDouble() : null);
    row.put(TrialOutcomes.FINISHED_AT, at);
    row.put(TrialOutcomes.RUN_ID, runId);
    row.put(TrialOutcomes.INGESTED_AT, at);
    return row;
  }

  static TrialOutcome outcome(Map<String, Object> row) {
    Double sharpe = (Double) row.get(TrialOutcomes.SHARPE);
    return new TrialOutcome(
        (String) row.get(TrialOutcomes.TRIAL_ID),
        Optional.ofNullable((String) row.get(TrialOutcomes.REASON)),
        Math.toIntExact((Long) row.get(TrialOutcomes.PERIODS)),
        sharpe == null ? OptionalDouble.empty() : OptionalDouble.of(sharpe));
  }

  /** The returns of a trial, each made when it is asked for. */
  static List<Map<String, Object>> rows(
      Study study, String trialId, ReturnStream returns, String runId, Instant at) {
    return new AbstractList<>() {
      @Override
      public Map<String, Object> get(int row) {
        return Map.of(
            TrialReturns.STUDY,
            study.name(),
            TrialReturns.TRIAL_ID,
            trialId,
            TrialReturns.EVENT_DATE,
            LocalDate.ofEpochDay(returns.day(row)),
            TrialReturns.NET_RETURN,
            returns.value(row),
            TrialReturns.RUN_ID,
            runId,
            TrialReturns.INGESTED_AT,
            at);
      }

      @Override
      public int size() {
        return returns.size();
      }
    };
  }
}
