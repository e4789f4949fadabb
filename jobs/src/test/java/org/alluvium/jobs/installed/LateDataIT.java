package org.alluvium.jobs.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.jobs.Installation;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two weeks of an installation whose data does not come in order: a source delivers its last week
 * only after a run decided without it, and a correction and an early bar arrive between the runs.
 * What is late counts from its arrival on, and all of it.
 */
@Tag("heavy")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LateDataIT {
  private static final String WEEK_BEFORE = "2015-06-19";
  private static final String WEEK = "2015-06-26";
  private static final Instant WEEK_BEFORE_AT = Instant.parse("2015-06-19T21:00:00Z");
  private static final Instant WEEK_AT = Instant.parse("2015-06-26T21:00:00Z");
  private static final LocalDate CORRECTED = LocalDate.parse("2015-06-02");
  private static final LocalDate EARLY = LocalDate.parse("2015-06-22");
  private static final LocalDate DELIVERED = LocalDate.parse("2015-06-12");
  private static final LocalDate LAST = LocalDate.parse("2015-06-26");
  private static final String PAIR = "FX_IDC:USDCOP";
  private static final String FUND = "ARCA:SPY";

  @TempDir private static Path folder;
  private static SmallInstallation installation;
  private static Path seed;

  @BeforeAll
  static void install() throws IOException {
    installation = SmallInstallation.in(folder.resolve("home"));
    seed = Files.createDirectories(folder.resolve("seed"));
    try (Stream<Path> bundled = Files.list(Installation.home().resolve("data/seed"))) {
      for (Path file : bundled.filter(f -> !f.endsWith("fx")).toList()) {
        Files.createSymbolicLink(seed.resolve(file.getFileName()), file);
      }
    }
    Files.createDirectories(seed.resolve("fx"));
  }

  @Test
  @Order(1)
  void aCorrectionIsKnownOnlyAfterWhatWasDecidedWithoutIt() throws Exception {
    deliver(DELIVERED);
    launch("weekly --as-of " + WEEK_BEFORE);
    Path correction =
        Files.writeString(
            folder.resolve("correction.csv"),
            "symbol,date,open,high,low,close,volume\n"
                + "SPY,2015-06-02,200.45,201.56,198.74,199.79,96336506\n"
                + "SPY,2015-06-22,201.0,203.0,200.0,202.0,90000000\n");
    String ingest = "ingest --mapping daily_csv --path " + correction + " --as-of ";

    launch(ingest + WEEK_BEFORE);
    assertThat(knownAt(FUND).get(CORRECTED)).hasSize(1);
    launch(ingest + WEEK);
    assertThat(knownAt(FUND).get(CORRECTED)).hasSize(2).endsWith(WEEK_AT);
    assertThat(knownAt(FUND).get(EARLY)).as("before its own source").hasSize(1);
  }

  @Test
  @Order(2)
  void theNextWeekMissesNothingAndItsReplayDiffersInNothing() throws Exception {
    deliver(LAST);
    Launched week = launch("weekly --as-of " + WEEK);

    assertThat(knownAt(FUND).keySet())
        .as("a correction hides no bars of its week")
        .contains(EARLY, LocalDate.parse("2015-06-25"), LAST);
    assertThat(knownAt(FUND).get(EARLY)).as("corrected by it").hasSize(2).endsWith(WEEK_AT);
    Map<LocalDate, List<Instant>> pair = knownAt(PAIR);
    assertThat(pair.get(DELIVERED)).allMatch(at -> at.isBefore(WEEK_BEFORE_AT));
    assertThat(pair.get(LocalDate.parse("2015-06-15"))).as("came late").containsExactly(WEEK_AT);
    assertThat(pair.get(LAST)).containsExactly(WEEK_AT);
    assertThat(trained()).isEqualTo(complete());
    assertThat(launch("replay --run-id " + Path.of(week.runFolder()).getFileName()).out())
        .containsPattern("(\\d+) of \\1 outputs equal, bit for bit");
  }

  @Test
  @Order(3)
  void whatABackfillComputedWithoutABarCountsAsDecided() throws Exception {
    Instant laterAt = Instant.parse("2015-07-10T21:00:00Z");
    launch("backfill --set liquidity --as-of 2015-07-02");
    deliver(LocalDate.parse("2015-07-10"));
    launch("ingest --source usdcop --as-of 2015-07-10");

    Map<LocalDate, List<Instant>> pair = knownAt(PAIR);
    assertThat(pair.get(LocalDate.parse("2015-07-01"))).as("late").containsExactly(laterAt);
    assertThat(pair.get(LocalDate.parse("2015-07-07"))).allMatch(at -> at.isBefore(laterAt));
    launch("backfill --set liquidity --as-of 2015-07-10");
    TableSpec table = FeatureSets.table("liquidity");
    List<Map<String, Object>> grown = rows(table, RowFilter.equalTo(Features.SYMBOL, PAIR));
    launch("backfill --set liquidity --as-of 2015-07-10 --full");
    assertThat(values(rows(table, RowFilter.equalTo(Features.SYMBOL, PAIR))))
        .as("grown and computed again")
        .isEqualTo(values(grown));
  }

  private static Set<Map<String, Object>> values(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> values = new TreeMap<>();
              row.forEach((column, value) -> values.put(column, String.valueOf(value)));
              values.keySet().removeAll(Set.of(Features.RUN_ID, Features.INGESTED_AT));
              return values;
            })
        .collect(Collectors.toSet());
  }

  /** The bundled file of the pair as if its source had delivered no further than a session. */
  private static void deliver(LocalDate last) throws IOException {
    String name = "fx/usdcop_daily.csv.gz";
    Path bundled = Installation.home().resolve("data/seed").resolve(name);
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(bundled)), StandardCharsets.UTF_8));
        PrintWriter delivered =
            new PrintWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(seed.resolve(name))),
                    StandardCharsets.UTF_8))) {
      delivered.println(lines.readLine());
      lines
          .lines()
          .filter(line -> !LocalDate.parse(line.split(",")[1]).isAfter(last))
          .forEach(delivered::println);
    }
  }

  private static Launched launch(String line) throws Exception {
    // A backfill reads no file, and its --set names a feature set.
    String source = line.startsWith("backfill") ? "" : " --set data.seed=" + seed;
    Launched launched = installation.launch(line + source);
    assertThat(launched.code()).as(line + launched.out() + launched.err()).isZero();
    return launched;
  }

  /** From when each session's bar was known, vintage by vintage. */
  private static Map<LocalDate, List<Instant>> knownAt(String symbol) {
    Map<LocalDate, List<Instant>> known = new TreeMap<>();
    rows(DailyBars.SPEC, RowFilter.equalTo(DailyBars.SYMBOL, symbol))
        .forEach(
            row ->
                known.merge(
                    (LocalDate) row.get(DailyBars.EVENT_DATE),
                    List.of((Instant) row.get(DailyBars.KNOWN_AT)),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).sorted().toList()));
    return known;
  }

  /** Rows that the pair's model was trained on: those of its blocks as they stand last. */
  private static long trained() {
    Map<Object, Map<String, Object>> blocks = new TreeMap<>();
    rows(TrainingMoments.SPEC, RowFilter.equalTo(TrainingMoments.STRATEGY, "usdcop_ridge")).stream()
        .sorted(Comparator.comparing(row -> (Instant) row.get(TrainingMoments.CUTOFF)))
        .forEach(row -> blocks.put(row.get(TrainingMoments.BLOCK_CUTOFF), row));
    return blocks.values().stream().mapToLong(row -> (Long) row.get(TrainingMoments.ROWS)).sum();
  }

  /** Sessions of the pair with a label and with ROC60, which is the last feature to be there. */
  private static long complete() {
    RowFilter pair = RowFilter.equalTo(Features.SYMBOL, PAIR);
    Set<Object> labelled =
        rows(Labels.SPEC, pair).stream()
            .map(row -> row.get(Labels.EVENT_DATE))
            .collect(Collectors.toSet());
    return rows(FeatureSets.table("alpha158"), pair).stream()
        .filter(row -> row.get("ROC60") != null)
        .map(row -> row.get(Features.EVENT_DATE))
        .distinct()
        .filter(labelled::contains)
        .count();
  }

  private static List<Map<String, Object>> rows(TableSpec table, RowFilter filter) {
    Path lake = installation.home().resolve("lakehouse-data");
    return DirectLakehouse.open(lake.toString()).rows(table.name(), filter);
  }
}
