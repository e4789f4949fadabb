package org.alluvium.flows.ingestion;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.alluvium.flows.features.FeatureStage;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.landing.BronzeRows;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.StageOutcome;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.UniverseMembership;
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

  @Tag("heavy")
  @Test
  void actionsThatAreAddedToTheirFileOrCorrectedInItComeInWhateverTheirDate() throws IOException {
    String split = "USA:AAPL,2014-06-09,split,7\n";
    String first = "USA:AAPL,2013-11-06,dividend,3.05\n";
    String forgotten = "USA:AAPL,2014-02-06,dividend,3.05\n";
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, "us_lean15_raw", "2014-06-13");
      assertThat(actions(temp, "2014-06-13", first + split).accepted()).isEqualTo(2);
      assertThat(actions(temp, "2014-06-13", first + split).received()).isZero();
      decide(temp, "2014-06-13");

      assertThat(actions(temp, "2014-06-13", first + split + forgotten).later()).isEqualTo(1);
      assertThat(actions(temp, "2014-06-20", first + split + forgotten).accepted()).isEqualTo(1);
      assertThat(actions(temp, "2014-06-20", first + split + forgotten).received()).isZero();
      String corrected = first.replace("3.05", "3.25");
      assertThat(actions(temp, "2014-06-27", corrected + split + forgotten).accepted())
          .isEqualTo(1);
      assertThat(actions(temp, "2014-07-04", first + split + forgotten).accepted()).isEqualTo(1);
      assertThat(actions(temp, "2014-07-11", first + split + forgotten).writes()).isEmpty();

      assertThat(told(temp))
          .containsExactly(
              "2013-11-06 3.05 known 2013-11-06T05:00:00Z",
              "2013-11-06 3.25 known " + Seed.asOf("2014-06-27"),
              "2013-11-06 3.05 known " + Seed.asOf("2014-07-04"),
              "2014-02-06 3.05 known " + Seed.asOf("2014-06-20"),
              "2014-06-09 7.0 known 2014-06-09T04:00:00Z");
    }
  }

  @Test
  void anotherWordOnAnActionAsOfTheSameInstantIsRefusedAndKept() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      actions(temp, "2014-06-13", "USA:AAPL,2013-11-06,dividend,3.05\n");
      actions(temp, "2014-06-20", "USA:AAPL,2013-11-06,dividend,3.25\n");
      IngestResult again = actions(temp, "2014-06-20", "USA:AAPL,2013-11-06,dividend,3.35\n");
      assertThat(again.rejected()).isEqualTo(1);
      assertThat(again.accepted()).isZero();
      assertThat(temp.lakehouse().read(RejectedRows.SPEC).all().first().<String>getAs("reason"))
          .isEqualTo(
              "USA:AAPL on 2013-11-06 has another value that is known from %s; pass a later --as-of"
                  .formatted(Seed.asOf("2014-06-20")));
    }
  }

  @Test
  void spellsOfAUniverseThatComeLateAreKnownFromTheNextRunOn() throws IOException {
    String header = "ticker,start_date,end_date\n";
    String started = "AAPL,1996-01-02,\n";
    String ended = "AAPL,1996-01-02,2017-11-07\n";
    String added = "MSFT,2017-11-06,\n";
    String passed = "KO,2017-10-02,2017-11-01\n";
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      assertThat(spells(temp, "2017-11-10", header + started).accepted()).isEqualTo(1);
      decide(temp, "2017-11-10");
      IngestResult late = spells(temp, "2017-11-17", header + ended + added + passed);
      assertThat(late.accepted()).isEqualTo(3);
      assertThat(spells(temp, "2017-11-24", header + passed + added + ended).accepted()).isZero();
      String now = " known " + Seed.asOf("2017-11-17");
      assertThat(toldSpells(temp))
          .containsExactly(
              "NASDAQ:AAPL null known 1996-01-02T21:00:00Z",
              "NASDAQ:AAPL 2017-11-06" + now,
              "NASDAQ:MSFT null" + now,
              "NYSE:KO 2017-10-31" + now);
    }
  }

  /** Ingests the bundled source of actions as if its file held these lines. */
  private IngestResult actions(TempLakehouse temp, String asOf, String lines) throws IOException {
    String content = "symbol,ex_date,kind,value\n" + lines;
    return ofFile(
        temp, "us_lean15_actions", "equities/us_lean15_corporate_actions.csv", asOf, content);
  }

  private IngestResult spells(TempLakehouse temp, String asOf, String content) throws IOException {
    return ofFile(temp, "sp500_membership", "membership/sp500_ticker_start_end.csv", asOf, content);
  }

  private IngestResult ofFile(
      TempLakehouse temp, String source, String path, String asOf, String content)
      throws IOException {
    Path instruments = folder.resolve("instruments.csv");
    Files.copy(
        Seed.FOLDER.resolve("instruments.csv"), instruments, StandardCopyOption.REPLACE_EXISTING);
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    SourceLibrary library =
        SourceLibrary.open(
            Seed.HOME.resolve("conf/sources.json"), Seed.LIBRARY.calendars(), folder);
    return INGESTION.ingest(
        temp.asRun("run-" + source + asOf),
        IngestRequest.bundled(library, source, Seed.asOf(asOf)));
  }

  private static List<String> told(TempLakehouse temp) {
    return told(temp, CorporateActions.SPEC, CorporateActions.EX_DATE, CorporateActions.VALUE);
  }

  private static List<String> toldSpells(TempLakehouse temp) {
    return told(
        temp, UniverseMembership.SPEC, UniverseMembership.SYMBOL, UniverseMembership.VALID_TO);
  }

  /** Every version of a table's rows: what it is about, what it says, since when it is known. */
  private static List<String> told(TempLakehouse temp, TableSpec table, String about, String says) {
    return temp
        .lakehouse()
        .read(table)
        .all()
        .orderBy(about, CorporateActions.KNOWN_AT)
        .collectAsList()
        .stream()
        .map(
            row ->
                "%s %s known %s"
                    .formatted(
                        row.getAs(about), row.getAs(says), row.getAs(CorporateActions.KNOWN_AT)))
        .toList();
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
    // A run that was killed in the stage may have computed, too.
    new RunRecords(DirectLakehouse.open(temp.root().toString()), clock)
        .recordStage(
            RunId.parse("2017-11-10T20261121T120000Z-7c1e"),
            Seed.asOf(asOf),
            StageOutcome.begun(FeatureStage.ID));
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
