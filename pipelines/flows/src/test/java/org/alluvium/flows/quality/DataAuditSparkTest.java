package org.alluvium.flows.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.IngestRequest;
import org.alluvium.flows.ingestion.IngestResult;
import org.alluvium.flows.ingestion.Ingestion;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The defects that real data have are found. What they are was looked up in the files with pandas 3
 * (data/seed/README.md, ingestion/README.md of the test resources).
 */
@Tag("spark")
@Tag("heavy")
class DataAuditSparkTest extends SparkTest {
  private static final Instant AS_OF = Seed.asOf("2021-10-08");

  @Test
  void aTripledSnapshotAndHalfAdjustedDaysAreFound() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "us_pit_2015_2016");
      DataReport report = audit(temp, List.of());
      assertThat(report.findings("us_pit_2015_2016"))
          .containsExactly(
              "repeats every row, 3 times in all (402 kept, 802 refused), in what is known from"
                  + " 2015-04-07T13:30:00Z");
      assertThat(report.findings("USA_PIT:NKE"))
          .contains(
              "is half-adjusted: the adjusted close has no neighbour in its terms on 2015-12-23")
          .noneMatch(told -> told.startsWith("moved"));
      assertThat(report.findings("USA_PIT:NFLX"))
          .contains("is half-adjusted: the adjusted close is ahead of the price on 2015-07-14")
          .noneMatch(told -> told.startsWith("moved"));
      assertThat(early(report)).containsExactly("USA_PIT:HNSN", "USA_PIT:NFLX", "USA_PIT:VXDN");
      assertThat(unexplained(report, "USA_PIT:CPGI")).containsExactly("2015-05-19");
      assertThat(unexplained(report, "USA_PIT:WIN")).containsExactly("2015-04-27");
      assertThat(health(report, "USA_PIT:OCUL").outliers().toString())
          .isEqualTo("[2015-10-23, 2016-02-17, 2016-06-06]");
    }
  }

  @Test
  void rowsThatCopyTheFollowingSessionAreFoundAsLookAhead() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult delivered =
          new Ingestion()
              .ingest(
                  temp.lakehouse(),
                  IngestRequest.ofPath(
                      Seed.LIBRARY,
                      Seed.LIBRARY.ofPath(
                          fixture("xauusd_daily_2012_2013_with_sundays.csv.gz"), "xauusd"),
                      AS_OF));
      assertThat(delivered.counts().get(0).rejectedByRule().get("copy_of_next_session"))
          .isEqualTo(105);
      assertThat(audit(temp, List.of()).findings("xauusd"))
          .containsExactly(
              "has 105 rows that repeat the session after them (look-ahead, refused), known from"
                  + " 2012-01-02, 2012-01-09, 2012-01-16, 2012-01-23, 2012-01-30 and 100 more");
    }
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "xauusd");
      assertThat(audit(temp, List.of("OANDA:XAUUSD")).findings("OANDA:XAUUSD"))
          .contains(
              "has the bar of the following session on 2004-01-01, 2005-03-29, 2006-01-02,"
                  + " 2007-01-01, 2014-12-25 and 1 more: look-ahead");
    }
  }

  @Test
  void daysWhoseClockIsNotTheOneOfTheirLabelAreFound() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "usdcop", "usdcop_5min");
      assertThat(audit(temp, List.of()).findings("usdcop_5min"))
          .containsExactly(
              "has 182 bars whose clock is not UTC as labelled (refused), on 2020-01-02,"
                  + " 2020-03-12, 2020-03-23, 2020-04-09, 2020-04-10 and 5 more");
    }
  }

  @Test
  void rawClosesAreComparedInTheTermsOfTheirSplits() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "us_lean15_raw", "us_lean15_actions");
      DataReport report = audit(temp, List.of());
      assertThat(health(report, "USA:AAPL").outliers().toString()).isEqualTo("[2000-09-29]");
      assertThat(report.symbols()).allMatch(line -> line.health().unexplained().isEmpty());
      assertThat(health(report, "USA:WM.1").last()).isEqualTo("2008-09-26");
      assertThat(report.findings("USA:WM.1")).noneMatch(told -> told.contains("behind"));
    }
  }

  private static void ingest(TempLakehouse temp, String... sources) {
    new Ingestion()
        .ingest(
            temp.lakehouse(),
            IngestRequest.of(
                Seed.LIBRARY,
                Stream.of(sources).map(Seed.LIBRARY::bundled).toList(),
                AS_OF,
                IngestRequest.Reading.NEWLY_KNOWN));
  }

  private static DataReport audit(TempLakehouse temp, List<String> only) {
    return new DataAudit(Seed.LIBRARY.calendars(), CheckBounds.DEFAULT)
        .audit(temp.lakehouse(), AS_OF, only);
  }

  private static SymbolHealth health(DataReport report, String symbol) {
    return report.symbols().stream()
        .map(DataReport.Line::health)
        .filter(health -> health.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> unexplained(DataReport report, String symbol) {
    return health(report, symbol).unexplained().stream().map(Object::toString).toList();
  }

  /** Symbols of which a snapshot adjusted its own last session. */
  private static List<String> early(DataReport report) {
    return report.findings().stream()
        .filter(finding -> finding.told().contains("ahead of the price"))
        .map(DataReport.Finding::symbol)
        .toList();
  }

  private static Path fixture(String name) {
    return Path.of(DataAuditSparkTest.class.getResource("/ingestion/" + name).getPath());
  }
}
