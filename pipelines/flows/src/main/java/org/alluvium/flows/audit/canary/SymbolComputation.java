package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.features.SessionCloses;
import org.alluvium.flows.features.SymbolFeatures;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.Computation;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.kernels.feature.macro.DerivedSeries;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.kernels.feature.macro.MacroSeries;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.sql.Row;

/** Features of every set and labels of every kind of some symbols, by the code of their stages. */
final class SymbolComputation implements Computation {
  private static final int KNOWN_AT = 4;
  private static final int LABEL = 7;

  private final List<String> symbols;
  private final List<FeatureSchema> sets;
  private final List<LabelStage.Kind> labels;
  private final SessionCloses closes;

  SymbolComputation(
      List<String> symbols,
      List<FeatureSchema> sets,
      List<LabelStage.Kind> labels,
      SessionCloses closes) {
    this.symbols = List.copyOf(symbols);
    this.sets = List.copyOf(sets);
    this.labels = List.copyOf(labels);
    this.closes = closes;
  }

  /** Ids of the series that sets read. */
  static List<String> series(List<FeatureSchema> sets) {
    return sets.stream()
        .filter(MacroFeatures.class::isInstance)
        .flatMap(set -> ((MacroFeatures) set).series().stream())
        .map(MacroSeries::series)
        .toList();
  }

  /** Name of the table of one kind of labels. */
  static String table(LabelStage.Kind kind) {
    return Labels.SPEC + " where " + kind.slice();
  }

  @Override
  public List<DatedTable> compute(CanaryInputs inputs, long moment) {
    Map<String, BarVersions> bars = new TreeMap<>();
    symbols.forEach(symbol -> bars.put(symbol, SymbolSeries.bars(inputs, symbol)));
    List<DatedTable> tables = new ArrayList<>();
    sets.forEach(set -> tables.add(features(set, bars, inputs)));
    labels.forEach(kind -> tables.add(labels(kind, bars)));
    return tables;
  }

  private DatedTable features(
      FeatureSchema set, Map<String, BarVersions> bars, CanaryInputs inputs) {
    List<DerivedSeries> series =
        set instanceof MacroFeatures macro
            ? SymbolSeries.series(inputs, macro.series())
            : List.of();
    List<DatedRow> rows = new ArrayList<>();
    bars.forEach(
        (symbol, own) ->
            SymbolFeatures.evaluate(
                set,
                symbol,
                own,
                series,
                closes,
                (day, known, values) ->
                    rows.add(new DatedRow(symbol, day, known, doubles(values)))));
    return new DatedTable(FeatureSets.table(set).toString(), set.names(), rows);
  }

  private static DatedTable labels(LabelStage.Kind kind, Map<String, BarVersions> bars) {
    List<DatedRow> rows = new ArrayList<>();
    bars.forEach(
        (symbol, own) ->
            kind.labels(symbol, own)
                .forEach(
                    row ->
                        rows.add(
                            new DatedRow(
                                symbol, day(row), knownAt(row), new double[] {label(row)}))));
    return new DatedTable(table(kind), List.of(Labels.LABEL), rows);
  }

  static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  static int day(Row label) {
    return (int) label.<LocalDate>getAs(1).toEpochDay();
  }

  static long knownAt(Row label) {
    return Micros.of(label.<Instant>getAs(KNOWN_AT));
  }

  static double label(Row label) {
    return label.isNullAt(LABEL) ? Double.NaN : label.getDouble(LABEL);
  }
}
