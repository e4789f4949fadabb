package org.alluvium.flows.ingestion;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.alluvium.flows.ingestion.landing.BronzeRows;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.run.StageOutcome;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars that come after decisions were made without them, and what is looked for after them. */
@Tag("spark")
class LateArrivalsSparkTest extends SparkTest {
  private static final Ingestion INGESTION = new Ingestion();
  private static final String CORRECTED =
      "\"Date\",\"Price\",\"Open\",\"High\",\"Low\"\n\"Oct 16, 2017\",\"2,990.0\",\"2,935.5\",\"2,995.0\",\"2,930.0\"\n";

  @TempDir Path folder;

  @Test
  void a_correction_that_comes_before_the_bars_of_its_week_hides_none_of_them() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "2017-11-03");
      assertThat(correct(temp, "2017-11-10").accepted()).isEqualTo(1);
      assertThat(ingest(temp, "2017-11-10").accepted()).isEqualTo(5);
      assertThat(ingest(temp, "2017-11-10").received()).isZero();
      assertThat(knownFrom(temp, "2017-10-16"))
          .containsExactly(close("2017-10-16"), Seed.asOf("2017-11-10"));
    }
  }

  @Test
  void bars_that_come_a_run_late_are_known_from_the_next_run_on() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "2017-11-03");
      decide(temp, "2017-11-10");
      IngestResult sameDate = ingest(temp, "2017-11-10");
      assertThat(sameDate.later()).isEqualTo(5);
      assertThat(sameDate.writes()).isEmpty();

      assertThat(ingest(temp, "2017-11-17").accepted()).isEqualTo(10);
      assertThat(knownFrom(temp, "2017-11-09")).containsExactly(Seed.asOf("2017-11-17"));
      assertThat(knownFrom(temp, "2017-11-14")).containsExactly(close("2017-11-14"));
      assertThat(flags(temp, "2017-11-09")).contains(BronzeRows.LATE);
      assertThat(ingest(temp, "2017-11-17").received()).isZero();
      assertThat(ingest(temp, "2017-11-20").accepted()).isEqualTo(1);
    }
  }

  @Test
  void nothing_is_corrected_as_of_an_instant_that_was_decided_on() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "2017-11-10");
      decide(temp, "2017-11-10");
      for (String asOf : List.of("2017-11-01", "2017-11-10")) {
        IngestResult refused = correct(temp, asOf);
        assertThat(refused.later()).as(asOf).isEqualTo(1);
        assertThat(refused.writes()).as(asOf).isEmpty();
      }
      assertThat(correct(temp, "2017-11-13").accepted()).isEqualTo(1);
      assertThat(knownFrom(temp, "2017-10-16"))
          .containsExactly(close("2017-10-16"), Seed.asOf("2017-11-13"));
    }
  }

  @Test
  void the_history_of_a_symbol_that_no_decision_could_know_is_known_as_its_source_states() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      decide(temp, "2017-11-10");
      assertThat(ingest(temp, "2017-11-10").later()).isZero();
      assertThat(knownFrom(temp, "2017-10-16")).containsExactly(close("2017-10-16"));
    }
  }

  @Test
  void a_source_that_brings_what_a_file_brought_before_it_repeats_no_key() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "2017-11-03");
      // The 7th as the bundled file has it, the 8th with another close.
      Path file =
          Files.writeString(
              folder.resolve("early.csv"),
              "\"Date\",\"Price\",\"Open\",\"High\",\"Low\"\n"
                  + "\"Nov 07, 2017\",\"3,036.9\",\"3,039.92\",\"3,045.87\",\"3,009.92\"\n"
                  + "\"Nov 08, 2017\",\"3,020.0\",\"3,034.33\",\"3,040.51\",\"3,010.4\"\n");
      Source early = Seed.LIBRARY.ofPath(file, "usdcop_investing_csv");
      Instant wednesday = Seed.asOf("2017-11-08");
      assertThat(
              INGESTION
                  .ingest(temp.asRun("early"), IngestRequest.ofPath(Seed.LIBRARY, early, wednesday))
                  .accepted())
          .isEqualTo(2);

      IngestResult week = ingest(temp, "2017-11-10");

      assertThat(week.received()).isEqualTo(5);
      assertThat(week.accepted()).isEqualTo(5);
      assertThat(knownFrom(temp, "2017-11-07")).containsExactly(close("2017-11-07"));
      assertThat(knownFrom(temp, "2017-11-08"))
          .containsExactly(close("2017-11-08"), Seed.asOf("2017-11-10"));
      assertThat(knownFrom(temp, "2017-11-09")).containsExactly(close("2017-11-09"));
      assertThat(ingest(temp, "2017-11-10").writes()).isEmpty();
    }
  }

  @Test
  void a_split_that_comes_a_run_late_is_known_from_the_next_run_on() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "us_lean15_raw", "2014-06-13");
      ingest(temp, "us_lean15_actions", "2014-05-30");
      decide(temp, "2014-06-13");
      ingest(temp, "us_lean15_actions", "2014-06-20");
      assertThat(
              temp
                  .lakehouse()
                  .read(CorporateActions.SPEC)
                  .all()
                  .filter("symbol = 'USA:AAPL' and ex_date >= date'2014-05-01'")
                  .orderBy(CorporateActions.EX_DATE)
                  .collectAsList()
                  .stream()
                  .map(row -> row.getAs("kind") + " " + row.getAs("known_at")))
          .containsExactly("dividend 2014-05-08T04:00:00Z", "split " + Seed.asOf("2014-06-20"));
    }
  }

  private static IngestResult ingest(TempLakehouse temp, String asOf) {
    return ingest(temp, "usdcop", asOf);
  }

  private static IngestResult ingest(TempLakehouse temp, String source, String asOf) {
    return INGESTION.ingest(
        temp.asRun("run-" + source + asOf),
        IngestRequest.bundled(Seed.LIBRARY, source, Seed.asOf(asOf)));
  }

  private IngestResult correct(TempLakehouse temp, String asOf) throws IOException {
    Path file = Files.writeString(folder.resolve("corrected.csv"), CORRECTED);
    Source source = Seed.LIBRARY.ofPath(file, "usdcop_investing_csv");
    return INGESTION.ingest(
        temp.asRun("correct-" + asOf), IngestRequest.ofPath(Seed.LIBRARY, source, Seed.asOf(asOf)));
  }

  private static Instant close(String session) {
    return Seed.LIBRARY.calendars().get("fx_weekday").closeInstant(LocalDate.parse(session));
  }

  /** A run as of a date that computed features on what was there. */
  private static void decide(TempLakehouse temp, String asOf) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    StageOutcome features =
        new StageOutcome(
            "features",
            "",
            RunState.COMPLETE,
            OptionalLong.empty(),
            OptionalLong.empty(),
            1.0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    new RunRecords(DirectLakehouse.open(temp.root().toString()), clock)
        .recordStage(RunId.parse("2017-11-10T20261121T120000Z-7c1e"), Seed.asOf(asOf), features);
  }

  private static List<Instant> knownFrom(TempLakehouse temp, String session) {
    return temp
        .lakehouse()
        .read(DailyBars.SPEC)
        .all()
        .filter(col(DailyBars.EVENT_DATE).equalTo(session))
        .orderBy(DailyBars.KNOWN_AT)
        .collectAsList()
        .stream()
        .map(row -> row.<Instant>getAs(DailyBars.KNOWN_AT))
        .toList();
  }

  private static List<String> flags(TempLakehouse temp, String session) {
    return temp.lakehouse()
        .read(DailyBars.SPEC)
        .all()
        .filter(col(DailyBars.EVENT_DATE).equalTo(session))
        .collectAsList()
        .get(0)
        .getList(temp.lakehouse().read(DailyBars.SPEC).all().schema().fieldIndex(DailyBars.FLAGS));
  }
}
