package org.alluvium.flows.ingestion.quarantine;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.alluvium.flows.ingestion.instrument.Instrument;
import org.alluvium.flows.ingestion.instrument.InstrumentCatalogue;
import org.alluvium.flows.ingestion.landing.LateArrivals;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Holds back daily bars whose close moved too far, and lets go what has proved itself. What it
 * needs of the past are the bars that it held, and per symbol the accepted ones from the last
 * before the new ones on.
 */
public final class BarQuarantine {
  private static final String IS_RECEIVED = "is_received";

  private final Lakehouse lakehouse;
  private final Instant asOf;
  private final QuarantineBounds bounds;
  private final Map<String, String> assetClasses = new HashMap<>();

  public BarQuarantine(
      Lakehouse lakehouse, Instant asOf, QuarantineBounds bounds, InstrumentCatalogue instruments) {
    this.lakehouse = lakehouse;
    this.asOf = asOf;
    this.bounds = bounds;
    for (Instrument instrument : instruments.all()) {
      assetClasses.put(instrument.symbol(), instrument.assetClass());
    }
  }

  /**
   * Decides; nothing is written.
   *
   * @param received bars of this ingest in the form of silver
   * @param leftBehind bars of bronze that silver lacks, in the same form
   * @param actions corporate actions of this ingest
   */
  public JudgedBars judge(Dataset<Row> received, Dataset<Row> leftBehind, Dataset<Row> actions) {
    Dataset<Row> fresh =
        received
            .withColumn(IS_RECEIVED, lit(true))
            .unionByName(leftBehind.withColumn(IS_RECEIVED, lit(false)));
    Dataset<Row> held = held();
    Dataset<Row> known =
        actions.unionByName(
            lakehouse.read(CorporateActions.SPEC).orEmpty().knownBy(asOf).select(columns(actions)));
    Dataset<Row> undecided = undecided(fresh, held, known);
    Dataset<Row> bars = fresh.drop(IS_RECEIVED);
    return new JudgedBars(bars, held, dated(decisions(undecided, known)));
  }

  /** Bars that are held back and were not let go, whatever was written of their release. */
  private Dataset<Row> held() {
    Dataset<Row> held =
        lakehouse
            .read(QuarantinedBars.SPEC)
            .orEmpty()
            .knownBy(asOf)
            .filter(col(QuarantinedBars.STATE).equalTo(QuarantinedBars.HELD));
    Dataset<Row> released =
        lakehouse
            .read(DailyBars.SPEC)
            .orEmpty()
            .knownBy(asOf)
            .filter(array_contains(col(DailyBars.FLAGS), DailyBars.FLAG_RELEASED))
            .select(DailyBars.SYMBOL, DailyBars.EVENT_DATE, DailyBars.SOURCE);
    return held.join(
            released,
            new String[] {DailyBars.SYMBOL, DailyBars.EVENT_DATE, DailyBars.SOURCE},
            "left_anti")
        .select(silverColumns());
  }

  /** New bars, and held ones of their symbols or of one that was delisted since. */
  private static Dataset<Row> undecided(
      Dataset<Row> fresh, Dataset<Row> held, Dataset<Row> actions) {
    Column role =
        when(col(IS_RECEIVED), lit(WalkRows.RECEIVED)).otherwise(lit(WalkRows.LEFT_BEHIND));
    Dataset<Row> closes = WalkRows.closes(fresh, role);
    Dataset<Row> ended =
        actions
            .filter(col(CorporateActions.KIND).equalTo(WalkRows.DELISTING))
            .select(col(CorporateActions.SYMBOL).as(WalkRows.SYMBOL));
    Dataset<Row> walked = closes.select(WalkRows.SYMBOL).union(ended).distinct();
    Dataset<Row> again =
        WalkRows.closes(held, lit(WalkRows.HELD))
            .join(walked, new String[] {WalkRows.SYMBOL}, "left_semi");
    return closes.union(again);
  }

  private Dataset<Row> decisions(Dataset<Row> undecided, Dataset<Row> actions) {
    Dataset<Row> silver = lakehouse.read(DailyBars.SPEC).orEmpty().knownBy(asOf);
    return undecided
        .union(WalkRows.accepted(silver, undecided))
        .union(WalkRows.actions(actions, undecided))
        .groupByKey((MapFunction<Row, String>) row -> row.getAs(WalkRows.SYMBOL), Encoders.STRING())
        .flatMapGroups(new SymbolWalk(bounds, assetClasses), Encoders.row(SymbolWalk.DECISIONS));
  }

  /** A bar that decisions were made without is let go from now on, or by a later ingest. */
  private Dataset<Row> dated(Dataset<Row> decisions) {
    return LateArrivals.decided(lakehouse)
        .map(
            decided -> {
              Column late =
                  col(WalkRows.ROLE)
                      .equalTo(WalkRows.HELD)
                      .and(col(QuarantinedBars.KNOWN_AT).leq(decided));
              return asOf.isAfter(decided)
                  ? decisions.withColumn(
                      QuarantinedBars.KNOWN_AT,
                      when(late, lit(asOf)).otherwise(col(QuarantinedBars.KNOWN_AT)))
                  : decisions.filter(not(late));
            })
        .orElse(decisions);
  }

  private static Column[] columns(Dataset<Row> form) {
    return Arrays.stream(form.columns()).map(functions::col).toArray(Column[]::new);
  }

  /** Held bars in the form of silver, known from when they came. */
  private static Column[] silverColumns() {
    return new Column[] {
      col(QuarantinedBars.SYMBOL).as(DailyBars.SYMBOL),
      col(QuarantinedBars.EVENT_DATE).as(DailyBars.EVENT_DATE),
      col(QuarantinedBars.BAR_KNOWN_AT).as(DailyBars.KNOWN_AT),
      col(QuarantinedBars.OPEN).as(DailyBars.OPEN),
      col(QuarantinedBars.HIGH).as(DailyBars.HIGH),
      col(QuarantinedBars.LOW).as(DailyBars.LOW),
      col(QuarantinedBars.CLOSE).as(DailyBars.CLOSE),
      col(QuarantinedBars.VOLUME).as(DailyBars.VOLUME),
      col(QuarantinedBars.PRICE_BASIS).as(DailyBars.PRICE_BASIS),
      col(QuarantinedBars.SOURCE).as(DailyBars.SOURCE),
      col(QuarantinedBars.FLAGS).as(DailyBars.FLAGS)
    };
  }
}
