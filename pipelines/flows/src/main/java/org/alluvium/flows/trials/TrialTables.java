package org.alluvium.flows.trials;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Studies;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.TrialReturns;
import org.alluvium.lakehouse.tables.Trials;

/**
 * Reads what is on record about trials. A table that is not there yet has no row. A record from
 * which trials were taken out is refused, for N would be too small: it shows by what is left of
 * them.
 */
public final class TrialTables {
  private final DirectLakehouse lakehouse;

  public TrialTables(DirectLakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  /**
   * Looks for trials that were taken out, in every study.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when an end has no trial, or a study a
   *     gap
   */
  public void requireWhole() {
    outcomes();
  }

  /** Every trial, by study and number. */
  public List<Trial> trials() {
    return trials(RowFilter.all());
  }

  /** The trials of a study, by number; none when there is no such study. */
  public List<Trial> ofStudy(String study) {
    return trials(RowFilter.equalTo(Trials.STUDY, study));
  }

  /** The trials of a family, by study and number. */
  public List<Trial> ofFamily(String family) {
    return trials(RowFilter.equalTo(Trials.FAMILY, family));
  }

  /** What a study searches; empty when no sweep of that name was started. */
  public Optional<SearchedStudy> searched(String study) {
    return lakehouse.read(Studies.SPEC, RowFilter.equalTo(Studies.STUDY, study)).rows().stream()
        .map(TrialRows::searched)
        .findFirst();
  }

  /** How every trial ended that did, by trial. */
  public Map<String, TrialOutcome> outcomes() {
    return outcomes(RowFilter.all());
  }

  /** How the trials of a study ended, by trial. */
  public Map<String, TrialOutcome> outcomes(String study) {
    return outcomes(RowFilter.equalTo(TrialOutcomes.STUDY, study));
  }

  /** The returns of a study, by trial. */
  public Map<String, ReturnStream> returns(String study) {
    return returns(study, id -> true);
  }

  /** The returns of those trials of a study that are wanted, by trial. */
  public Map<String, ReturnStream> returns(String study, Predicate<String> wanted) {
    Map<String, Collected> collected = new TreeMap<>();
    Set<String> found = new TreeSet<>();
    lakehouse.forEach(
        TrialReturns.SPEC.name(),
        List.of(
            TrialReturns.STUDY,
            TrialReturns.TRIAL_ID,
            TrialReturns.EVENT_DATE,
            TrialReturns.NET_RETURN),
        RowFilter.equalTo(TrialReturns.STUDY, study),
        row -> {
          String trial = (String) row.get(TrialReturns.TRIAL_ID);
          found.add(trial);
          if (wanted.test(trial)) {
            collected
                .computeIfAbsent(trial, id -> new Collected())
                .add(
                    ((LocalDate) row.get(TrialReturns.EVENT_DATE)).toEpochDay(),
                    (Double) row.get(TrialReturns.NET_RETURN));
          }
        });
    requireStarted(found, ofStudy(study), TrialReturns.SPEC.name());
    Map<String, ReturnStream> streams = new LinkedHashMap<>();
    collected.forEach((id, returns) -> streams.put(id, returns.stream()));
    return streams;
  }

  /** All trials of a study, or none. */
  private List<Trial> trials(RowFilter filter) {
    List<Trial> trials =
        lakehouse.read(Trials.SPEC, filter).rows().stream()
            .map(TrialRows::trial)
            .sorted(
                Comparator.comparing((Trial t) -> t.study().name()).thenComparing(Trial::number))
            .toList();
    requireNoGap(trials);
    return trials;
  }

  /** Trials of a study are numbered from 1. */
  private static void requireNoGap(List<Trial> trials) {
    String study = "";
    long last = 0;
    for (Trial trial : trials) {
      last = trial.study().name().equals(study) ? last : 0;
      study = trial.study().name();
      if (trial.number() > last + 1) {
        throw TrialErrors.removed(List.of(trial.study().trialId(last + 1)), "a later one is there");
      }
      last = trial.number();
    }
  }

  /**
   * A trial is written before its returns and its end.
   *
   * @param trials read after what was found
   */
  private static void requireStarted(Set<String> found, List<Trial> trials, TableName table) {
    Set<String> removed = new TreeSet<>(found);
    trials.forEach(trial -> removed.remove(trial.id()));
    if (!removed.isEmpty()) {
      throw TrialErrors.removed(removed, table + " has rows of it");
    }
  }

  private Map<String, TrialOutcome> outcomes(RowFilter filter) {
    Map<String, TrialOutcome> outcomes = new LinkedHashMap<>();
    lakehouse.read(TrialOutcomes.SPEC, filter).rows().stream()
        .map(TrialRows::outcome)
        .forEach(outcome -> outcomes.put(outcome.trialId(), outcome));
    requireStarted(outcomes.keySet(), trials(filter), TrialOutcomes.SPEC.name());
    return outcomes;
  }

  /** Dates and returns of one trial, in the order of the files. */
  private static final class Collected {
    private static final int FIRST_SIZE = 256;
    private long[] days = new long[FIRST_SIZE];
    private double[] values = new double[FIRST_SIZE];
    private int size;

    void add(long day, double value) {
      if (size == days.length) {
        days = Arrays.copyOf(days, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      days[size] = day;
      values[size++] = value;
    }

    ReturnStream stream() {
      List<Integer> order = new ArrayList<>();
      for (int row = 0; row < size; row++) {
        order.add(row);
      }
      order.sort(Comparator.comparingLong(row -> days[row]));
      return ReturnStream.of(
          order.stream().mapToLong(row -> days[row]).toArray(),
          order.stream().mapToDouble(row -> values[row]).toArray());
    }
  }
}
