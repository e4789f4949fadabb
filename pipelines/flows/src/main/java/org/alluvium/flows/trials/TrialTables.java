package org.alluvium.flows.trials;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.tables.Studies;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.TrialReturns;
import org.alluvium.lakehouse.tables.Trials;

/** Reads what is on record about trials. A table that is not there yet has no row. */
public final class TrialTables {
  private final DirectLakehouse lakehouse;

  public TrialTables(DirectLakehouse lakehouse) {
    this.lakehouse = lakehouse;
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
          if (wanted.test(trial)) {
            collected
                .computeIfAbsent(trial, id -> new Collected())
                .add(
                    ((LocalDate) row.get(TrialReturns.EVENT_DATE)).toEpochDay(),
                    (Double) row.get(TrialReturns.NET_RETURN));
          }
        });
    Map<String, ReturnStream> streams = new LinkedHashMap<>();
    collected.forEach((id, returns) -> streams.put(id, returns.stream()));
    return streams;
  }

  private List<Trial> trials(RowFilter filter) {
    return lakehouse.read(Trials.SPEC, filter).rows().stream()
        .map(TrialRows::trial)
        .sorted(Comparator.comparing((Trial t) -> t.study().name()).thenComparing(Trial::number))
        .toList();
  }

  private Map<String, TrialOutcome> outcomes(RowFilter filter) {
    Map<String, TrialOutcome> outcomes = new LinkedHashMap<>();
    lakehouse.read(TrialOutcomes.SPEC, filter).rows().stream()
        .map(TrialRows::outcome)
        .forEach(outcome -> outcomes.put(outcome.trialId(), outcome));
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
