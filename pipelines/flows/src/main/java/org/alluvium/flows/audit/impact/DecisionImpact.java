package org.alluvium.flows.audit.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.audit.impact.Affected.Kind;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Weights;

/**
 * Models, forecasts and books that were made on an old value, before its correction was known. They
 * stand as what was known: later cutoffs and vintages use the new value.
 */
final class DecisionImpact {
  private static final String STANDS =
      "stands as decided on what was known; later ones use the corrected value";

  private final DirectLakehouse lakehouse;
  private final List<FeatureSchema> sets;

  /** A strategy's or profile's rows: id, and the lineage that they belong to. */
  private record Owner(String id, String lineage) implements Comparable<Owner> {
    @Override
    public int compareTo(Owner other) {
      return (id + " " + lineage).compareTo(other.id + " " + other.lineage);
    }
  }

  DecisionImpact(DirectLakehouse lakehouse, List<FeatureSchema> sets) {
    this.lakehouse = lakehouse;
    this.sets = List.copyOf(sets);
  }

  /**
   * Models and forecasts.
   *
   * @param used features and labels that used an old value
   */
  List<Affected> models(List<UsedRows.Used> used) {
    List<Affected> affected = new ArrayList<>();
    Map<Owner, Set<String>> universes =
        owners(Forecasts.SPEC.name(), Forecasts.STRATEGY, Forecasts.LINEAGE);
    Map<Owner, TreeSet<Instant>> cutoffs = new TreeMap<>();
    Map<Owner, TableName> tables = new TreeMap<>();
    lakehouse
        .select(
            Models.SPEC.name(),
            List.of(Models.STRATEGY, Models.LINEAGE, Models.CUTOFF, Models.FEATURES),
            RowFilter.all())
        .forEach(
            row -> {
              Owner owner =
                  new Owner((String) row.get(Models.STRATEGY), (String) row.get(Models.LINEAGE));
              Instant cutoff = (Instant) row.get(Models.CUTOFF);
              cutoffs.computeIfAbsent(owner, o -> new TreeSet<>()).add(cutoff);
              set((List<?>) row.get(Models.FEATURES))
                  .ifPresent(set -> tables.put(owner, FeatureSets.table(set).name()));
            });
    Map<String, Instant> labelled = firstLabels(used);
    cutoffs.forEach(
        (owner, own) -> {
          Set<String> universe = universes.getOrDefault(owner, Set.of());
          List<UsedRows.Used> rows =
              used.stream()
                  .filter(row -> universe.contains(row.symbol()))
                  .filter(row -> isRead(row, tables.get(owner)))
                  .toList();
          SortedSet<LocalDate> touched = touched(rows, own, labelled);
          if (!touched.isEmpty()) {
            String lineage = "lineage " + owner.lineage();
            affected.add(
                Affected.of(Kind.MODEL, Models.SPEC + " " + owner.id(), lineage, touched, STANDS));
            affected.add(
                Affected.of(
                    Kind.FORECAST, Forecasts.SPEC + " " + owner.id(), lineage, touched, STANDS));
          }
        });
    return affected;
  }

  /** Books that held, or could have held, a corrected symbol while the old value was the newest. */
  List<Affected> books(List<Correction> corrections) {
    List<Affected> affected = new ArrayList<>();
    Map<Owner, Set<String>> universes =
        owners(Weights.SPEC.name(), Weights.PROFILE, Weights.LINEAGE);
    Map<Owner, SortedSet<LocalDate>> sessions = new TreeMap<>();
    List<Correction> prices = corrections.stream().filter(c -> !c.isObservation()).toList();
    if (prices.isEmpty()) {
      return affected;
    }
    lakehouse
        .select(
            SleeveReturns.SPEC.name(),
            List.of(Weights.PROFILE, Weights.LINEAGE, Weights.EVENT_DATE, Weights.KNOWN_AT),
            RowFilter.all())
        .forEach(
            row -> {
              Owner owner =
                  new Owner((String) row.get(Weights.PROFILE), (String) row.get(Weights.LINEAGE));
              LocalDate date = (LocalDate) row.get(Weights.EVENT_DATE);
              Instant known = (Instant) row.get(Weights.KNOWN_AT);
              Set<String> universe = universes.getOrDefault(owner, Set.of());
              if (prices.stream()
                  .anyMatch(
                      c ->
                          universe.contains(c.of())
                              && !date.isBefore(c.date())
                              && known.isBefore(c.knownAt()))) {
                sessions.computeIfAbsent(owner, o -> new TreeSet<>()).add(date);
              }
            });
    sessions.forEach(
        (owner, dates) ->
            affected.add(
                Affected.of(
                    Kind.BACKTEST,
                    owner.id(),
                    "lineage " + owner.lineage(),
                    dates,
                    "its rows known before the correction used the old value; a later run adds vintages")));
    return affected;
  }

  /**
   * Dates of the cutoffs at which a row that used an old value was known, and its correction not.
   */
  private static SortedSet<LocalDate> touched(
      List<UsedRows.Used> rows, TreeSet<Instant> cutoffs, Map<String, Instant> labelled) {
    SortedSet<LocalDate> touched = new TreeSet<>();
    for (UsedRows.Used row : rows) {
      boolean label = row.table().equals(Labels.SPEC.name());
      Instant usable =
          label ? row.knownAt() : labelled.getOrDefault(row.symbol() + row.date(), Instant.MAX);
      Instant from = usable.isAfter(row.knownAt()) ? usable : row.knownAt();
      if (from.isBefore(row.corrected())) {
        cutoffs
            .subSet(from, true, row.corrected(), false)
            .forEach(c -> touched.add(LocalDate.ofInstant(c, ZoneOffset.UTC)));
      }
      if (!label) {
        cutoffs.subSet(row.knownAt(), true, row.corrected(), false).stream()
            .map(c -> LocalDate.ofInstant(c, ZoneOffset.UTC))
            .filter(row.date()::equals)
            .forEach(touched::add);
      }
    }
    return touched;
  }

  /** When a label of each symbol and session that used an old value was first known. */
  private Map<String, Instant> firstLabels(List<UsedRows.Used> used) {
    Set<String> symbols = new HashSet<>();
    used.forEach(row -> symbols.add(row.symbol()));
    Map<String, Instant> first = new TreeMap<>();
    if (symbols.isEmpty()) {
      return first;
    }
    lakehouse
        .select(
            Labels.SPEC.name(),
            List.of(Labels.SYMBOL, Labels.EVENT_DATE, Labels.KNOWN_AT),
            RowFilter.among(Labels.SYMBOL, symbols))
        .forEach(
            row ->
                first.merge(
                    (String) row.get(Labels.SYMBOL) + row.get(Labels.EVENT_DATE),
                    (Instant) row.get(Labels.KNOWN_AT),
                    (a, b) -> a.isBefore(b) ? a : b));
    return first;
  }

  private static boolean isRead(UsedRows.Used row, TableName features) {
    return row.table().equals(Labels.SPEC.name()) || row.table().equals(features);
  }

  /** The set that has all of these features. */
  private Optional<FeatureSchema> set(List<?> features) {
    return sets.stream().filter(set -> set.names().containsAll(features)).findFirst();
  }

  private Map<Owner, Set<String>> owners(TableName table, String id, String lineage) {
    Map<Owner, Set<String>> owners = new TreeMap<>();
    lakehouse
        .select(table, List.of(id, lineage, Features.SYMBOL), RowFilter.all())
        .forEach(
            row ->
                owners
                    .computeIfAbsent(
                        new Owner((String) row.get(id), (String) row.get(lineage)),
                        o -> new HashSet<>())
                    .add((String) row.get(DailyBars.SYMBOL)));
    return owners;
  }
}
