package org.alluvium.flows.audit.canary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.kernels.adjustment.PriceAction;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.feature.macro.DerivedSeries;
import org.alluvium.kernels.feature.macro.MacroSeries;
import org.alluvium.kernels.feature.macro.Observations;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.SilverMacro;

/** Inputs of the canary in the shapes that computations take. */
final class SymbolSeries {
  private static final Comparator<DatedRow> ORDER =
      Comparator.comparingLong(DatedRow::knownAt).thenComparingInt(DatedRow::day);

  private SymbolSeries() {}

  /** Bars of a symbol with its actions; a value that is missing or not above zero is no action. */
  static BarVersions bars(CanaryInputs inputs, String symbol) {
    List<DatedRow> bars = sorted(inputs.table(DailyBars.SPEC.toString()).of(symbol));
    int width = inputs.table(DailyBars.SPEC.toString()).columns().size();
    double[][] values = new double[width][bars.size()];
    for (int bar = 0; bar < bars.size(); bar++) {
      for (int value = 0; value < width; value++) {
        values[value][bar] = bars.get(bar).values()[value];
      }
    }
    return BarVersions.of(
        bars.stream().mapToLong(DatedRow::knownAt).toArray(),
        bars.stream().mapToInt(DatedRow::day).toArray(),
        values,
        actions(inputs, symbol));
  }

  /** Every vintage of the bars of a symbol: open, high, low, close and volume. */
  static List<DatedRow> prices(CanaryInputs inputs, String symbol) {
    return sorted(inputs.table(DailyBars.SPEC.toString()).of(symbol));
  }

  /** Delistings of a symbol, where the inputs have any. */
  static List<PriceVersion> delistings(CanaryInputs inputs, String symbol, int asset) {
    return inputs.tables().stream()
        .filter(table -> table.name().equals(SilverInputs.DELISTINGS))
        .flatMap(table -> table.of(symbol).stream())
        .map(row -> PriceVersion.delisting(asset, row.day(), row.knownAt(), row.values()[0]))
        .toList();
  }

  /** Observations of each series, with what is derived from them. */
  static List<DerivedSeries> series(CanaryInputs inputs, List<MacroSeries> series) {
    return series.stream()
        .map(one -> DerivedSeries.of(one, observations(inputs, one.series())))
        .toList();
  }

  private static Observations observations(CanaryInputs inputs, String series) {
    List<DatedRow> rows = sorted(inputs.table(SilverMacro.SPEC.toString()).of(series));
    return new Observations(
        rows.stream().mapToInt(DatedRow::day).toArray(),
        rows.stream().mapToLong(DatedRow::knownAt).toArray(),
        rows.stream().mapToDouble(row -> row.values()[0]).toArray());
  }

  private static List<PriceAction> actions(CanaryInputs inputs, String symbol) {
    List<PriceAction> actions = new ArrayList<>();
    for (DatedRow row : sorted(inputs.table(CorporateActions.SPEC.toString()).of(symbol))) {
      for (PriceAction.Kind kind : PriceAction.Kind.values()) {
        double value = row.values()[kind.ordinal()];
        if (value > 0) {
          actions.add(new PriceAction(row.knownAt(), row.day(), kind, value));
        }
      }
    }
    return actions;
  }

  private static List<DatedRow> sorted(List<DatedRow> rows) {
    return rows.stream().sorted(ORDER).toList();
  }
}
