package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.BookReturns;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.MetaReturns;
import org.alluvium.lakehouse.tables.MetaWeights;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.Positions;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Corrections that arrive late: what was known before they arrived stays as it was, to the bit, and
 * the run after their arrival equals one run from nothing over everything, table by table.
 */
@Tag("spark")
@Tag("heavy")
class CorrectionSparkTest extends SparkTest {
  private static final LocalDate BEFORE = LocalDate.of(2016, 9, 16);
  private static final LocalDate AFTER = LocalDate.of(2016, 9, 23);
  private static final LocalDate LATER = LocalDate.of(2016, 9, 30);
  private static final LocalDate RESTATED = LocalDate.of(2016, 6, 15);
  private static final LocalDate OUTAGE = LocalDate.of(2016, 8, 10);

  private static final TableSpec FEATURES = FeatureSets.table("alpha158");

  /** What is known once stays: a correction adds vintages and takes none away. */
  private static final List<TableSpec> KNOWN =
      List.of(
          FEATURES,
          Labels.SPEC,
          TrainingMoments.SPEC,
          Models.SPEC,
          Forecasts.SPEC,
          Weights.SPEC,
          SleeveReturns.SPEC,
          Trades.SPEC,
          Positions.SPEC,
          MetaWeights.SPEC,
          MetaReturns.SPEC);

  @Test
  void correctionsMoveNothingOfBeforeAndGiveWhatARunFromNothingGives() {
    try (TempLakehouse stepwise = TempLakehouse.open(spark());
        TempLakehouse atOnce = TempLakehouse.open(spark())) {
      ResearchBench steps = new ResearchBench(stepwise, BarHistory.STOCKS);
      ResearchBench full = new ResearchBench(atOnce, BarHistory.STOCKS);
      Instant arrival = steps.instant(BEFORE).plus(Duration.ofDays(5));
      BarHistory complete = BarHistory.read(spark()).knownBy(steps.instant(LATER));
      BarHistory late =
          complete
              .of(OUTAGE)
              .ofStocks()
              .and(complete.of(RealBars.DOLLAR, OUTAGE))
              .and(complete.of("NYSE:KO", RESTATED));
      BarHistory onTime = complete.without(late);
      BarHistory first = late.arriving(arrival).and(restatements(complete, arrival));
      BarHistory second =
          restatements(complete, arrival)
              .pricesTimes(0.99)
              .arriving(arrival.plus(Duration.ofDays(6)));
      BarHistory asOfTheRun =
          complete.of("NYSE:KO", RESTATED).pricesTimes(1.01).arriving(steps.instant(LATER));
      onTime.and(first).and(second).and(asOfTheRun).append(atOnce.lakehouse(), "bars");

      onTime.knownBy(steps.instant(BEFORE)).append(stepwise.lakehouse(), "on time");
      steps.run(BEFORE);
      Map<TableSpec, KnownRows> known = rows(stepwise.lakehouse(), KNOWN);

      onTime.knownAfter(steps.instant(BEFORE)).append(stepwise.lakehouse(), "next weeks");
      first.append(stepwise.lakehouse(), "corrections");
      steps.run(AFTER);
      requireUnmoved(known, stepwise.lakehouse(), steps.instant(BEFORE));
      Map<TableSpec, KnownRows> corrected = rows(stepwise.lakehouse(), KNOWN);

      second.append(stepwise.lakehouse(), "corrections of corrections");
      steps.run(LATER);
      requireUnmoved(corrected, stepwise.lakehouse(), steps.instant(AFTER));

      asOfTheRun.append(stepwise.lakehouse(), "read in after the run, known as of it");
      Map<String, String> stepped = ResearchBench.digests(steps.run(LATER));
      Map<String, String> fromNothing = ResearchBench.digests(full.run(LATER));
      requireEqual(atOnce.lakehouse(), stepwise.lakehouse(), LATER);
      assertThat(stepped).isEqualTo(fromNothing);
      assertThat(rebuiltBlocks(stepwise.lakehouse())).isGreaterThanOrEqualTo(4);
      assertThat(vintages(stepwise.lakehouse(), SleeveReturns.SPEC, RESTATED)).isEqualTo(4);
      assertThat(vintages(stepwise.lakehouse(), MetaReturns.SPEC, BEFORE)).isEqualTo(4);
    }
  }

  /** Four bars whose prices change: old, recent, of a decision session, and of the pair. */
  private static BarHistory restatements(BarHistory complete, Instant arrival) {
    return complete
        .of("NASDAQ:AAPL", RESTATED)
        .and(complete.of("NYSE:IBM", BEFORE))
        .and(complete.of("NYSE:KO", BEFORE.minusDays(2)))
        .and(complete.of(RealBars.DOLLAR, RESTATED.plusDays(1)))
        .pricesTimes(1.03)
        .arriving(arrival);
  }

  private static void requireUnmoved(
      Map<TableSpec, KnownRows> before, Lakehouse lakehouse, Instant t) {
    before.forEach(
        (table, rows) ->
            assertThat(rows.firstDifference(KnownRows.of(lakehouse, table).knownBy(t)))
                .as("%s as of %s, after the arrival", table, t)
                .isEmpty());
  }

  private static void requireEqual(Lakehouse expected, Lakehouse actual, LocalDate asOf) {
    rows(expected, KNOWN)
        .forEach((table, rows) -> requireSame(rows, KnownRows.of(actual, table), asOf));
    requireSame(metrics(expected, asOf), metrics(actual, asOf), asOf);
  }

  private static void requireSame(KnownRows expected, KnownRows actual, LocalDate asOf) {
    assertThat(expected.rows()).as("%s", expected.table()).isNotEmpty();
    assertThat(expected.firstDifference(actual))
        .as("%s as of %s against a run from nothing", expected.table(), asOf)
        .isEmpty();
  }

  /** Metrics are kept per date judged. */
  private static KnownRows metrics(Lakehouse lakehouse, LocalDate asOf) {
    List<Row> ofDate =
        KnownRows.of(lakehouse, Backtests.SPEC).rows().stream()
            .filter(row -> row.<LocalDate>getAs(Backtests.EVENT_DATE).equals(asOf))
            .toList();
    return new KnownRows(Backtests.SPEC, ofDate);
  }

  private static Map<TableSpec, KnownRows> rows(Lakehouse lakehouse, List<TableSpec> tables) {
    Map<TableSpec, KnownRows> rows = new LinkedHashMap<>();
    tables.forEach(table -> rows.put(table, KnownRows.of(lakehouse, table)));
    return rows;
  }

  private static long rebuiltBlocks(Lakehouse lakehouse) {
    return KnownRows.of(lakehouse, TrainingMoments.SPEC).rows().stream()
        .filter(
            row ->
                row.<Instant>getAs(TrainingMoments.BLOCK_CUTOFF)
                    .isBefore(row.<Instant>getAs(TrainingMoments.CUTOFF)))
        .count();
  }

  /** How often a session of a book became known. */
  private static long vintages(Lakehouse lakehouse, TableSpec returns, LocalDate date) {
    return KnownRows.of(lakehouse, returns).rows().stream()
        .filter(row -> row.<LocalDate>getAs(BookReturns.EVENT_DATE).equals(date))
        .filter(row -> !row.getAs(BookReturns.PROFILE).equals("dollar"))
        .filter(row -> row.getAs(BookReturns.ENGINE).equals("hrp"))
        .count();
  }
}
