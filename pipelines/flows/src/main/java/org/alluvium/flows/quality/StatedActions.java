package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.not;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.adjustment.PriceAction;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What explains the moves of raw closes, as known at an instant: the splits and dividends of {@code
 * silver.corporate_actions}; of a feed that has none there, the steps of the adjusted closes that
 * it sends beside the raw ones, each within what was known at one time.
 */
final class StatedActions {
  private static final String RAW = "raw";
  private static final String DELISTING = "delisting";
  private static final String NEXT_DATE = "next_date";
  private static final String NEXT_FACTOR = "next_factor";
  private static final String FACTOR = "factor";

  private final Map<String, List<PriceAction>> bySymbol = new HashMap<>();

  private StatedActions() {}

  /** Reads those known by an instant. */
  static StatedActions read(Lakehouse lakehouse, Instant asOf) {
    StatedActions actions = new StatedActions();
    Dataset<Row> known = lakehouse.read(CorporateActions.SPEC).orEmpty().knownBy(asOf);
    known
        .filter(not(col(CorporateActions.KIND).equalTo(DELISTING)))
        .orderBy(CorporateActions.SYMBOL, CorporateActions.EX_DATE, CorporateActions.KNOWN_AT)
        .collectAsList()
        .forEach(actions::addStated);
    List<String> feeds = actions.bySymbol.keySet().stream().map(CorporateActions::feed).toList();
    steps(lakehouse, asOf).collectAsList().stream()
        .filter(row -> !feeds.contains(CorporateActions.feed(row.getString(0))))
        .forEach(actions::addStep);
    return actions;
  }

  /** Those that the closes of a symbol do not contain; none where they are adjusted. */
  List<PriceAction> of(String symbol, String priceBasis) {
    return RAW.equals(priceBasis) ? bySymbol.getOrDefault(symbol, List.of()) : List.of();
  }

  /** Where the adjusted close steps against the raw one from a session to the next. */
  private static Dataset<Row> steps(Lakehouse lakehouse, Instant asOf) {
    WindowSpec snapshot =
        Window.partitionBy(Bars.SOURCE, Bars.SYMBOL, Bars.KNOWN_AT).orderBy(Bars.EVENT_DATE);
    return lakehouse
        .read(Bars.SPEC)
        .orEmpty()
        .knownBy(asOf)
        .filter(col(Bars.ADJ_CLOSE).isNotNull())
        .withColumn(FACTOR, col(Bars.ADJ_CLOSE).divide(col(Bars.CLOSE)))
        .withColumn(NEXT_DATE, lead(col(Bars.EVENT_DATE), 1).over(snapshot))
        .withColumn(NEXT_FACTOR, lead(col(FACTOR), 1).over(snapshot))
        .filter(col(FACTOR).notEqual(col(NEXT_FACTOR)))
        .select(
            col(Bars.SYMBOL),
            col(NEXT_DATE),
            col(Bars.KNOWN_AT),
            col(NEXT_FACTOR).divide(col(FACTOR)).as(FACTOR))
        .orderBy(Bars.SYMBOL, NEXT_DATE, Bars.KNOWN_AT);
  }

  private void addStated(Row row) {
    PriceAction.Kind kind =
        PriceAction.Kind.valueOf(row.<String>getAs(CorporateActions.KIND).toUpperCase(Locale.ROOT));
    add(
        row.getAs(CorporateActions.SYMBOL),
        new PriceAction(
            Micros.of(row.getAs(CorporateActions.KNOWN_AT)),
            (int) row.<LocalDate>getAs(CorporateActions.EX_DATE).toEpochDay(),
            kind,
            row.<Double>getAs(CorporateActions.VALUE)));
  }

  /** Any step divides the closes before it, as a split does. */
  private void addStep(Row row) {
    add(
        row.getString(0),
        new PriceAction(
            Micros.of(row.<Instant>getAs(2)),
            (int) row.<LocalDate>getAs(1).toEpochDay(),
            PriceAction.Kind.SPLIT,
            row.getDouble(3)));
  }

  private void add(String symbol, PriceAction action) {
    bySymbol.computeIfAbsent(symbol, s -> new ArrayList<>()).add(action);
  }
}
