package org.alluvium.flows.regime.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.kernels.adjustment.PriceAction;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;

/**
 * Every vintage of the prices of one symbol, read without Spark: raw prices with splits and
 * dividends as an index of total return, as everything that is derived from prices has them.
 */
public final class DirectPrices {
  private static final List<String> VALUES =
      List.of(DailyBars.OPEN, DailyBars.HIGH, DailyBars.LOW, DailyBars.CLOSE, DailyBars.VOLUME);

  private final DirectLakehouse lakehouse;
  private final Instant asOf;

  /**
   * @param asOf what became known later is not read
   */
  public DirectPrices(DirectLakehouse lakehouse, Instant asOf) {
    this.lakehouse = lakehouse;
    this.asOf = asOf;
  }

  /** Those of a symbol; none where there is no bar. */
  public List<PriceVersion> of(String symbol) {
    List<Map<String, Object>> bars =
        lakehouse.read(DailyBars.SPEC, known(DailyBars.SYMBOL, symbol)).rows().stream()
            .sorted(
                Comparator.comparing((Map<String, Object> bar) -> knownAt(bar))
                    .thenComparing(bar -> (LocalDate) bar.get(DailyBars.EVENT_DATE)))
            .toList();
    boolean raw =
        bars.stream().anyMatch(bar -> PriceInputs.isRaw((String) bar.get(DailyBars.PRICE_BASIS)));
    List<PriceAction> actions = raw && hasActions(symbol) ? actions(symbol) : List.of();
    double[][] values =
        VALUES.stream()
            .map(column -> bars.stream().mapToDouble(bar -> number(bar.get(column))).toArray())
            .toArray(double[][]::new);
    long[] knownAt = bars.stream().mapToLong(bar -> Micros.of(knownAt(bar))).toArray();
    int[] days = bars.stream().mapToInt(bar -> day(bar.get(DailyBars.EVENT_DATE))).toArray();
    return PriceVersion.of(0, BarVersions.of(knownAt, days, values, actions));
  }

  private boolean hasActions(String symbol) {
    return lakehouse.read(Instruments.SPEC, known(Instruments.SYMBOL, symbol)).rows().stream()
        .anyMatch(row -> PriceInputs.hasActions((String) row.get(Instruments.ASSET_CLASS)));
  }

  private List<PriceAction> actions(String symbol) {
    return lakehouse
        .read(CorporateActions.SPEC, known(CorporateActions.SYMBOL, symbol))
        .rows()
        .stream()
        .filter(row -> isApplied((String) row.get(CorporateActions.KIND)))
        .map(
            row ->
                new PriceAction(
                    Micros.of(knownAt(row)),
                    day(row.get(CorporateActions.EX_DATE)),
                    kind(row),
                    number(row.get(CorporateActions.VALUE))))
        .sorted(Comparator.comparingLong(PriceAction::knownAt).thenComparingInt(PriceAction::exDay))
        .toList();
  }

  private static boolean isApplied(String kind) {
    return List.of(PriceAction.Kind.values()).stream()
        .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(kind));
  }

  private static PriceAction.Kind kind(Map<String, Object> row) {
    return PriceAction.Kind.valueOf(
        ((String) row.get(CorporateActions.KIND)).toUpperCase(Locale.ROOT));
  }

  private RowFilter known(String column, String symbol) {
    return RowFilter.equalTo(column, symbol).and(DailyBars.KNOWN_AT, Comparison.AT_MOST, asOf);
  }

  /** Tables of silver agree in the name of the time of knowledge. */
  private static Instant knownAt(Map<String, Object> row) {
    return (Instant) row.get(DailyBars.KNOWN_AT);
  }

  private static int day(Object date) {
    return (int) ((LocalDate) date).toEpochDay();
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }
}
