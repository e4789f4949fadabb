package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Symbols whose prices are raw although their asset class has splits and dividends. Nothing applies
 * corporate actions yet, so that a return of theirs may be a split: they are left out of whatever
 * is derived from prices.
 */
public final class UnappliedActions {
  private static final String RAW = "raw";
  private static final Set<String> CLASSES_WITH_ACTIONS = Set.of("equity", "etf");

  private final List<String> symbols;

  private UnappliedActions(List<String> symbols) {
    this.symbols = symbols;
  }

  /** Those with bars known by the context's instant. */
  public static UnappliedActions of(StageContext context) {
    Map<String, String> classes = new HashMap<>();
    context
        .lakehouse()
        .read(Instruments.SPEC)
        .orEmpty()
        .knownBy(context.asOf())
        .select(Instruments.SYMBOL, Instruments.ASSET_CLASS)
        .collectAsList()
        .forEach(row -> classes.put(row.getString(0), row.getString(1)));
    return new UnappliedActions(
        context
            .lakehouse()
            .read(DailyBars.SPEC)
            .knownBy(context.asOf())
            .filter(col(DailyBars.PRICE_BASIS).equalTo(RAW))
            .select(DailyBars.SYMBOL)
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .filter(symbol -> CLASSES_WITH_ACTIONS.contains(classes.getOrDefault(symbol, "")))
            .sorted()
            .toList());
  }

  public List<String> symbols() {
    return symbols;
  }

  /** Bars without those of the symbols. */
  public Dataset<Row> leftOut(Dataset<Row> bars) {
    return symbols.isEmpty()
        ? bars
        : bars.filter(not(col(DailyBars.SYMBOL).isin(symbols.toArray())));
  }

  /** What a stage did, with how many symbols it left out and why. */
  public String told(String note) {
    return symbols.isEmpty()
        ? note
        : "%s; %d symbols with raw prices left out, their splits and dividends are not applied"
            .formatted(note, symbols.size());
  }
}
