package org.alluvium.flows.audit.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.audit.impact.Affected.Kind;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Labels;

/**
 * Follows corrections from silver to what was made from the old values: features and labels by the
 * look-back of each, models by the cutoffs that knew them, books and runs. Without Spark.
 */
public final class ImpactAudit {
  private final DirectLakehouse lakehouse;
  private final List<FeatureSchema> sets;
  private final RunRecords records;

  /**
   * @param sets every feature set, as configured
   */
  public ImpactAudit(DirectLakehouse lakehouse, List<FeatureSchema> sets, RunRecords records) {
    this.lakehouse = lakehouse;
    this.sets = List.copyOf(sets);
    this.records = records;
  }

  /** Follows what is asked for. */
  public ImpactReport follow(ImpactRequest request) {
    if (request.table().filter(table -> !Corrections.TABLES.contains(table)).isPresent()) {
      throw ImpactErrors.notOfSilver(request.table().get(), Corrections.TABLES);
    }
    List<Correction> corrections = corrections(request);
    List<Affected> affected = new ArrayList<>();
    if (!corrections.isEmpty()) {
      List<UsedRows.Used> used = derived(corrections, affected);
      DecisionImpact decisions = new DecisionImpact(lakehouse, sets);
      affected.addAll(decisions.models(used));
      affected.addAll(decisions.books(corrections));
      affected.addAll(new RunImpact(lakehouse, records).runs(corrections));
    }
    return new ImpactReport(corrections, affected);
  }

  /** Those that silver holds, and of bars that are named and were never corrected, one to come. */
  private List<Correction> corrections(ImpactRequest request) {
    List<Correction> found = new Corrections(lakehouse).find(request);
    boolean named = !request.of().isEmpty() && !request.dates().isEmpty();
    if (!found.isEmpty() || !named || request.versions().isPresent()) {
      return found;
    }
    SilverHistory bars = SilverHistory.of(lakehouse, DailyBars.SPEC.name(), request.of());
    List<Correction> toCome = new ArrayList<>();
    for (String symbol : request.of()) {
      for (LocalDate date : request.dates()) {
        if (bars.of(symbol).containsKey(date)) {
          toCome.add(new Correction(DailyBars.SPEC.name(), symbol, date, Correction.TO_COME));
        }
      }
    }
    return toCome;
  }

  private Reach reach(List<Correction> corrections) {
    List<String> series =
        corrections.stream().filter(Correction::isObservation).map(Correction::of).toList();
    List<String> symbols =
        corrections.stream()
            .filter(c -> !c.isObservation())
            .map(Correction::of)
            .distinct()
            .toList();
    SilverHistory bars =
        SilverHistory.of(lakehouse, DailyBars.SPEC.name(), series.isEmpty() ? symbols : List.of());
    return new Reach(
        bars,
        series.isEmpty()
            ? new SilverHistory(Reach.MACRO, Map.of())
            : SilverHistory.of(lakehouse, Reach.MACRO, series));
  }

  /** Tells of features and labels, and returns their rows that used an old value. */
  private List<UsedRows.Used> derived(List<Correction> corrections, List<Affected> affected) {
    Reach reach = reach(corrections);
    UsedRows rows = new UsedRows(lakehouse);
    List<UsedRows.Used> used = new ArrayList<>();
    for (FeatureSchema set : sets) {
      UsedRows.Found found = rows.features(set, corrections, reach);
      tell(Kind.FEATURES, found, "./alluvium backfill --set " + set.id(), affected);
      used.addAll(found.rows());
    }
    UsedRows.Found labels = rows.labels(corrections);
    tell(Kind.LABELS, labels, "the next run computes them again", affected);
    used.addAll(labels.rows());
    return used;
  }

  /** One line for each symbol of each table. */
  private static void tell(
      Kind kind, UsedRows.Found found, String remedy, List<Affected> affected) {
    Map<String, List<UsedRows.Used>> grouped = new TreeMap<>();
    found
        .rows()
        .forEach(
            row ->
                grouped
                    .computeIfAbsent(name(row) + " " + row.symbol(), key -> new ArrayList<>())
                    .add(row));
    grouped
        .values()
        .forEach(
            rows -> {
              UsedRows.Used one = rows.get(0);
              Instant last =
                  rows.stream().map(UsedRows.Used::corrected).max(Instant::compareTo).orElseThrow();
              boolean caughtUp = !found.computedTo().get(one.symbol()).isBefore(last);
              SortedSet<LocalDate> dates = new TreeSet<>();
              rows.forEach(row -> dates.add(row.date()));
              String state = caughtUp ? "computed again: has vintages with the new value" : remedy;
              affected.add(Affected.of(kind, name(one), one.symbol(), dates, state));
            });
  }

  private static String name(UsedRows.Used row) {
    return row.table().equals(Labels.SPEC.name())
        ? row.table() + " where " + row.slice()
        : row.table().toString();
  }
}
