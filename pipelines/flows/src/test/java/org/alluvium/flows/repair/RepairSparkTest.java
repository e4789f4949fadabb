package org.alluvium.flows.repair;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.alluvium.flows.ingestion.IngestRequest;
import org.alluvium.flows.ingestion.Ingestion;
import org.alluvium.flows.ingestion.NetworkBench;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.http.LoopbackServer;
import org.alluvium.flows.repair.RepairReport.Fate;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holes in a file and in a server's answers, before and after they were mended. */
@Tag("spark")
class RepairSparkTest extends SparkTest {
  private static final Instant FRIDAY = Seed.asOf("2017-11-10");
  private static final Instant MONDAY = Seed.asOf("2017-11-13");
  private static final List<String> HOLES =
      List.of("2016-03-01", "2016-03-02", "2016-03-03", "2017-05-05");

  @TempDir Path folder;

  @Test
  void gapsAreFilledOnceTheFileHasThemAndWhatIsLeftIsTold() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      write(line -> HOLES.stream().anyMatch(line::contains) ? "" : line + "\n");
      SourceLibrary library = library();
      new Ingestion().ingest(temp.lakehouse(), IngestRequest.bundled(library, "usdcop", FRIDAY));
      Repair friday = new Repair(temp.lakehouse(), library, FRIDAY);
      assertThat(friday.find(List.of()).count(Fate.FOUND)).isEqualTo(4);
      assertThat(new Repair(temp.lakehouse(), library, FRIDAY).run(List.of()).summary())
          .startsWith("4 gaps in 1 symbols: 0 filled, 4 left (4 that no source has, 0 refused");
      long bars = bars(temp).size();

      write(line -> line.contains("2017-05-05") ? "USDCOP,2017-05-05,-1,2,1,2\n" : line + "\n");
      RepairReport mended = new Repair(temp.asRun("run-2"), library(), MONDAY).run(List.of());
      assertThat(mended.lines().get(0).gaps())
          .extracting(gap -> gap.session() + " " + gap.fate())
          .containsExactly(
              "2016-03-01 FILLED", "2016-03-02 FILLED", "2016-03-03 FILLED", "2017-05-05 REFUSED");
      assertThat(mended.lines().get(0).gaps().get(3).why())
          .isEqualTo("non_positive_price: open is -1.0, a price is above 0");
      assertThatThrownBy(mended::requireWhole)
          .isInstanceOfSatisfying(
              AlluviumException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK))
          .hasMessageStartingWith("repair --strict: 4 gaps in 1 symbols: 3 filled, 1 left");
      assertFilledIn(temp, bars);

      long version = temp.lakehouse().version(DailyBars.SPEC);
      StageResult again = new RepairStage(library()).run(onMonday(temp));
      assertThat(again.rowsRead()).isEqualTo(1);
      assertThat(again.rowsWritten()).isZero();
      assertThat(again.note())
          .isEqualTo(
              "1 gaps in 1 symbols: 0 filled, 1 left (0 that no source has, 1 refused, 0 to be"
                  + " filled by a later --as-of, 0 not answered, 0 without a source to ask)");
      assertThat(temp.lakehouse().version(DailyBars.SPEC)).isEqualTo(version);
    }
  }

  private static StageContext onMonday(TempLakehouse temp) {
    return new StageContext(
        temp.lakehouse(), LocalDate.of(2017, 11, 13), MONDAY, temp.lakehouse().runId());
  }

  /** Filled bars are known from the repair on, each session has one bar, and bronze has it too. */
  private static void assertFilledIn(TempLakehouse temp, long before) {
    List<Row> bars = bars(temp);
    assertThat(bars).hasSize((int) before + 3);
    assertThat(bars.stream().map(row -> row.getAs(DailyBars.EVENT_DATE)).distinct())
        .hasSize(bars.size());
    List<Row> filled =
        bars.stream().filter(row -> row.<Instant>getAs(DailyBars.KNOWN_AT).equals(MONDAY)).toList();
    assertThat(filled)
        .extracting(row -> row.getAs(DailyBars.EVENT_DATE) + " " + row.getAs(DailyBars.CLOSE))
        .containsExactly("2016-03-01 3229.5", "2016-03-02 3206.0", "2016-03-03 3194.0");
    assertThat(filled)
        .allSatisfy(
            row ->
                assertThat(row.getList(row.fieldIndex(DailyBars.FLAGS)).toString())
                    .contains(DailyBars.FLAG_LATE));
    assertThat(temp.lakehouse().read(Bars.SPEC).all().filter("arrival = 'late'").count())
        .isEqualTo(3);
    assertThat(temp.lakehouse().read(DailyBars.SPEC).knownBy(FRIDAY).count()).isEqualTo(before);
  }

  @Test
  void aServerIsAskedAnewForTheGapsOnlyThoughItsPageIsKept() {
    JsonNode days = NetworkBench.resource("btcusdt_1d_transcribed.json");
    AtomicBoolean holed = new AtomicBoolean(true);
    AtomicBoolean failing = new AtomicBoolean();
    String asOf = "2021-10-24T00:00:00Z";
    try (LoopbackServer server =
            LoopbackServer.answering(
                asked ->
                    failing.get()
                        ? LoopbackServer.status(404, "{}")
                        : NetworkBench.klines(holed.get() ? without(days, 5, 10) : days, asked));
        TempLakehouse temp = TempLakehouse.open(spark())) {
      SourceLibrary library = new NetworkBench(folder).library(NetworkBench.DAILY, server.uri("/"));
      Instant then = Instant.parse(asOf);
      new Ingestion().ingest(temp.lakehouse(), IngestRequest.bundled(library, "klines", then));
      assertThat(bars(temp)).hasSize(14 - 5);
      holed.set(false);
      server.forget();
      Instant later = then.plusSeconds(86_400);
      assertThat(new Repair(temp.lakehouse(), library, later).find(List.of()).found()).isEqualTo(5);
      assertThat(server.asked()).isEmpty();
      failing.set(true);
      RepairReport unanswered =
          new Repair(temp.asRun("run-1"), library, later).run(List.of("BINANCE:BTCUSDT"));
      assertThat(unanswered.count(Fate.UNANSWERED)).isEqualTo(5);
      assertThat(unanswered.lines().get(0).gaps().get(0).why()).startsWith("BTCUSDT: ");
      assertThatThrownBy(unanswered::requireAnswered)
          .hasMessageContaining("did not answer for 5 gaps");
      failing.set(false);
      server.forget();
      RepairReport report =
          new Repair(temp.asRun("run-2"), library, later).run(List.of("BINANCE:BTCUSDT"));
      assertThat(report.count(Fate.FILLED)).isEqualTo(5);
      assertThat(report.left()).isZero();
      assertThat(server.asked().get(0).parameter("startTime")).isEqualTo("1634256000000");
      assertThat(bars(temp)).hasSize(14);
      server.forget();
      assertThat(new Repair(temp.lakehouse(), library, later).run(List.of()).found()).isZero();
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void barsOfFilesOfOnesOwnHaveNoSourceToAsk() throws IOException {
    Path own = folder.resolve("own.csv");
    Files.writeString(
        own,
        "symbol,date,open,high,low,close,volume\n"
            + "IBM,2017-11-06,1,1,1,1,1\nIBM,2017-11-08,1,1,1,1,1\n");
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      new Ingestion()
          .ingest(
              temp.lakehouse(),
              IngestRequest.ofPath(Seed.LIBRARY, Seed.LIBRARY.ofPath(own, "daily_csv"), FRIDAY));
      RepairReport report = new Repair(temp.lakehouse(), Seed.LIBRARY, MONDAY).run(List.of());
      assertThat(report.lines().get(0).sources()).containsExactly("daily_csv");
      assertThat(report.count(Fate.NO_SOURCE)).isEqualTo(1);
    }
  }

  /** A recording without some of its days. */
  private static JsonNode without(JsonNode days, int from, int to) {
    ArrayNode rest = new ObjectMapper().createArrayNode();
    for (int day = 0; day < days.size(); day++) {
      if (day < from || day >= to) {
        rest.add(days.get(day));
      }
    }
    return rest;
  }

  private static List<Row> bars(TempLakehouse temp) {
    return temp.lakehouse()
        .read(DailyBars.SPEC)
        .all()
        .orderBy(col(DailyBars.EVENT_DATE))
        .collectAsList();
  }

  private SourceLibrary library() {
    return SourceLibrary.open(
        Seed.HOME.resolve("conf/sources.json"), Seed.LIBRARY.calendars(), folder);
  }

  /** The bundled pair, line by line as a change has it, in a seed of its own. */
  private void write(UnaryOperator<String> change) throws IOException {
    Files.createDirectories(folder.resolve("fx"));
    Files.write(
        folder.resolve("instruments.csv"),
        Files.readAllBytes(Seed.FOLDER.resolve("instruments.csv")));
    StringBuilder text = new StringBuilder();
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(Seed.FOLDER.resolve("fx/usdcop_daily.csv.gz")))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> text.append(change.apply(line)));
    }
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("fx/usdcop_daily.csv.gz")))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
