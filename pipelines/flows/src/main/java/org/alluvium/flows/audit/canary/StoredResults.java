package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.StrategyDecisions;
import org.alluvium.lakehouse.tables.StrategyPositions;

/**
 * What the lakehouse holds of results that the canary computes again, in the same shape. Of
 * features and labels it reads the sessions of a stretch before a moment.
 */
final class StoredResults {
  /** Days of features and labels that are compared with what is stored, up to a moment. */
  static final int DAYS = 400;

  private final DirectLakehouse lakehouse;

  StoredResults(DirectLakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  /** Stored features of a set. */
  DatedTable features(FeatureSchema set, List<String> symbols, LocalDate until) {
    TableSpec table = FeatureSets.table(set);
    List<DatedRow> rows = new ArrayList<>();
    RowFilter stretch = stretch(Features.SYMBOL, symbols, until);
    lakehouse
        .read(table, stretch)
        .rows()
        .forEach(
            row ->
                rows.add(
                    SilverInputs.row(
                        row,
                        Features.SYMBOL,
                        set.names().stream()
                            .mapToDouble(name -> SilverInputs.number(row.get(name)))
                            .toArray())));
    return new DatedTable(table.toString(), set.names(), rows);
  }

  /** Stored labels of a kind. */
  DatedTable labels(LabelStage.Kind kind, List<String> symbols, LocalDate until) {
    List<DatedRow> rows = new ArrayList<>();
    RowFilter which =
        stretch(Labels.SYMBOL, symbols, until)
            .and(Labels.HORIZON, Comparison.EQUAL, kind.horizon())
            .and(Labels.BASIS, Comparison.EQUAL, kind.basis().id());
    lakehouse
        .read(Labels.SPEC, which)
        .rows()
        .forEach(
            row ->
                rows.add(
                    SilverInputs.row(
                        row,
                        Labels.SYMBOL,
                        new double[] {SilverInputs.number(row.get(Labels.LABEL))})));
    return new DatedTable(SymbolComputation.table(kind), List.of(Labels.LABEL), rows);
  }

  /** Stored models and forecasts of a decision, likewise. */
  List<DatedTable> forecasting(
      ForecastProfile profile, LocalDate session, List<DatedTable> computed) {
    List<DatedTable> tables = new ArrayList<>(models(profile, session, computed.get(0)));
    tables.add(forecasts(profile, session, computed.get(tables.size())));
    return tables;
  }

  /** Stored models, forecasts, decisions and positions of a strategy, likewise. */
  List<DatedTable> strategy(StrategyProfile profile, LocalDate session, List<DatedTable> computed) {
    List<DatedTable> tables = forecasting(profile, session, computed);
    tables.add(strategyRows(profile, StrategyDecisions.SPEC, computed.get(tables.size())));
    tables.add(strategyRows(profile, StrategyPositions.SPEC, computed.get(tables.size())));
    return tables;
  }

  /** Those of the sessions that were computed; both tables have the names of one book. */
  private DatedTable strategyRows(StrategyProfile profile, TableSpec table, DatedTable computed) {
    Set<Integer> days = new HashSet<>();
    computed.rows().forEach(row -> days.add(row.day()));
    RowFilter which =
        RowFilter.equalTo(StrategyDecisions.PROFILE, profile.id())
            .and(StrategyDecisions.LINEAGE, Comparison.EQUAL, Lineage.ofExecution(profile));
    List<DatedRow> rows = new ArrayList<>();
    for (Map<String, Object> row : lakehouse.read(table, which).rows()) {
      double[] values =
          computed.columns().stream().mapToDouble(c -> SilverInputs.number(row.get(c))).toArray();
      DatedRow dated = SilverInputs.row(row, StrategyDecisions.SYMBOL, values);
      if (days.contains(dated.day())) {
        rows.add(dated);
      }
    }
    return new DatedTable(computed.name(), computed.columns(), rows);
  }

  /** Only what is stored can be compared, and only as far as it has got. */
  static DatedTable comparable(DatedTable computed, DatedTable stored, LocalDate until) {
    Map<String, Long> last = new HashMap<>();
    stored.rows().forEach(row -> last.merge(row.symbol(), row.knownAt(), Math::max));
    long first = until.minusDays(DAYS).toEpochDay();
    return new DatedTable(
        computed.name(),
        computed.columns(),
        computed.rows().stream()
            .filter(row -> row.knownAt() <= last.getOrDefault(row.symbol(), Long.MIN_VALUE))
            .filter(row -> row.day() >= first)
            .toList());
  }

  private List<DatedTable> models(ForecastProfile profile, LocalDate session, DatedTable computed) {
    Set<String> inForce = new HashSet<>();
    computed.rows().forEach(row -> inForce.add(row.symbol() + row.knownAt()));
    ModelTables models = new ModelTables(profile.strategy(), session);
    RowFilter lineage =
        RowFilter.equalTo(Models.STRATEGY, profile.strategy().id())
            .and(Models.LINEAGE, Comparison.EQUAL, Lineage.of(profile));
    for (Map<String, Object> row : lakehouse.read(Models.SPEC, lineage).rows()) {
      long cutoff = Micros.of((Instant) row.get(Models.CUTOFF));
      String model = (String) row.get(Models.MODEL);
      double intercept = SilverInputs.number(row.get(Models.INTERCEPT));
      if (inForce.contains(model + cutoff) && row.get(Models.TREES) == null) {
        models.linear(model, cutoff, intercept, numbers(row.get(Models.COEFFICIENTS)));
      } else if (inForce.contains(model + cutoff)) {
        models.trees(model, cutoff, intercept, numbers(row.get(Models.TREES)));
      }
    }
    return models.tables();
  }

  private static double[] numbers(Object array) {
    return ((List<?>) array).stream().mapToDouble(SilverInputs::number).toArray();
  }

  private DatedTable forecasts(ForecastProfile profile, LocalDate session, DatedTable computed) {
    RowFilter which =
        RowFilter.equalTo(Forecasts.STRATEGY, profile.strategy().id())
            .and(Forecasts.LINEAGE, Comparison.EQUAL, Lineage.of(profile))
            .and(Forecasts.EVENT_DATE, Comparison.EQUAL, session);
    return bySymbol(
        lakehouse.read(Forecasts.SPEC, which).rows(),
        List.of(Forecasts.SYMBOL, Forecasts.MODEL, Forecasts.FORECAST),
        computed);
  }

  /**
   * One row per symbol, of rows that hold a value each.
   *
   * @param names of the columns with the symbol, the column of the result, and the value
   */
  static DatedTable bySymbol(
      List<Map<String, Object>> stored, List<String> names, DatedTable computed) {
    Map<String, DatedRow> rows = new TreeMap<>();
    for (Map<String, Object> row : stored) {
      double[] own =
          rows.computeIfAbsent(
                  (String) row.get(names.get(0)),
                  s ->
                      SilverInputs.row(
                          row, names.get(0), SilverInputs.missing(computed.columns().size())))
              .values();
      int column = computed.columns().indexOf((String) row.get(names.get(1)));
      if (column >= 0) {
        own[column] = SilverInputs.number(row.get(names.get(2)));
      }
    }
    return new DatedTable(computed.name(), computed.columns(), List.copyOf(rows.values()));
  }

  private static RowFilter stretch(String column, List<String> symbols, LocalDate until) {
    return RowFilter.among(column, symbols)
        .and(Features.EVENT_DATE, Comparison.AT_LEAST, until.minusDays(DAYS))
        .and(Features.EVENT_DATE, Comparison.AT_MOST, until.plusDays(DAYS));
  }
}
