package org.alluvium.jobs.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Lease;
import org.alluvium.lakehouse.run.Leases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two weeks in one installation, the second of them again from nothing in another whose default
 * folders cannot be written, then replays, locks and a ledger that was tampered with. The steps
 * build on each other: a Spark process is started only where a step needs one.
 */
@Tag("heavy")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WeeklyIT {
  private static final String WEEK_BEFORE = "2015-06-19";
  private static final String WEEK = "2015-06-26";
  private static final Map<String, String> NO_ARCHIVE = Map.of("ALLUVIUM_CACHE", "/proc/none");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static SmallInstallation here;
  private static SmallInstallation there;
  private static Launched weekBefore;
  private static Launched week;

  @BeforeAll
  static void installTwice() throws IOException {
    here = SmallInstallation.in(folder.resolve("here"));
    there = SmallInstallation.in(folder.resolve("there"));
  }

  @Test
  @Order(1)
  void aWeekIsRunAndTheNextCostsOneWeek() throws Exception {
    weekBefore = here.launch("weekly --as-of " + WEEK_BEFORE);
    assertThat(weekBefore.code()).as(weekBefore.err()).isZero();
    week = here.launch("weekly --as-of " + WEEK);
    assertThat(week.code()).as(week.err()).isZero();

    assertThat(Path.of(week.runFolder(), "reports", "index.html")).isNotEmptyFile();
    for (String step : new String[] {"restore", "features", "train"}) {
      assertThat(week.rowsWritten(step))
          .as(step)
          .isPositive()
          .isLessThan(weekBefore.rowsWritten(step) / 50);
    }
  }

  @Test
  @Order(2)
  void theSameWeekAgainHasNothingNewAndStartsNoSpark() throws Exception {
    here.withoutSpark();
    Launched again = here.launch(NO_ARCHIVE, "weekly --as-of " + WEEK);
    Launched control = here.launch(NO_ARCHIVE, "check");
    here.withSpark();

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out().lines().filter(line -> line.matches(" +[=✓✗] .*")))
        .hasSize(14)
        .allMatch(line -> line.matches("  = +\\d+/14 \\w+ +nothing new *"));
    assertThat(again.runFolder()).isEqualTo(week.runFolder());
    assertThat(control.code()).as("what needs Spark fails without its core").isEqualTo(1);
    assertThat(control.err()).contains("NoClassDefFoundError: org/apache/spark/");
  }

  @Test
  @Order(3)
  void fromNothingOnAnotherRootWithTheDefaultRootsUnwritableTheDigestsAreEqual() throws Exception {
    // A file where a folder would have to be stops every user, the superuser too.
    Path lake = Files.writeString(there.home().resolve("lakehouse-data"), "in the way");
    Path runs = Files.writeString(there.home().resolve("runs"), "in the way");

    Launched fromNothing = there.launch(NO_ARCHIVE, "weekly --as-of " + WEEK + elsewhere());

    assertThat(fromNothing.code()).as(fromNothing.err()).isZero();
    assertThat(digests(fromNothing)).hasSizeGreaterThan(15).containsExactlyEntriesOf(digests(week));
    assertThat(lake).hasContent("in the way");
    assertThat(runs).hasContent("in the way");
    Launched byDefault = there.launch(NO_ARCHIVE, "weekly --as-of " + WEEK);
    assertThat(byDefault.code()).as("the default roots cannot be written").isNotZero();
  }

  @Test
  @Order(4)
  void everyTableIsReadAlikeByDeltaRsPolarsAndDuckDb() throws Exception {
    new OtherReaders(here.home().resolve("lakehouse-data")).requireSameSums();
  }

  @Test
  @Order(5)
  void aReplayDiffersInNothingAndNeedsNoLakehouse() throws Exception {
    Path lake = here.home().resolve("lakehouse-data");
    Path away = Files.move(lake, folder.resolve("away"));

    Launched replay = here.launch("replay --run-id " + id(week));

    assertThat(lake).doesNotExist();
    Files.move(away, lake);
    assertThat(replay.code()).as(replay.out() + replay.err()).isZero();
    assertThat(replay.out())
        .containsPattern("(\\d+) of \\1 outputs equal, bit for bit")
        .doesNotContain("≠");
  }

  @Test
  @Order(10)
  void theCanaryIsCleanForModelsOfEveryKind() throws Exception {
    Launched canary =
        here.launch("audit canary --profile usdcop_ridge --samples 1 --dates 2015-05-29");

    assertThat(canary.code()).as(canary.out() + canary.err()).isZero();
    assertThat(canary.out()).contains("gold.models.trees", "clean").doesNotContain("differs");
  }

  @Test
  @Order(6)
  void aSecondWriterIsToldWhoWritesAndUntilWhen() throws Exception {
    Path lake = here.home().resolve("lakehouse-data");
    Leases leases = new Leases(DirectLakehouse.open(lake.toString()), Clock.systemUTC());
    Lease held = leases.acquire("lakehouse-writer", "somebody-else", Duration.ofHours(1));
    try {
      for (String command : new String[] {"weekly --as-of 2015-07-03", "ingest"}) {
        Launched refused = here.launch(command);
        assertThat(refused.code()).as(command).isEqualTo(5);
        assertThat(refused.err())
            .contains(
                "lease 'lakehouse-writer' is held by somebody-else until " + held.expiresAt(),
                "wait for it to be released");
      }
    } finally {
      leases.release(held);
    }
  }

  @Test
  @Order(7)
  void aStrictCheckOfDataWithWarningsIsExitCodeThree() throws Exception {
    Launched strict = here.launch("check --strict --as-of " + WEEK);

    assertThat(strict.code()).as(strict.err()).isEqualTo(3);
    assertThat(strict.err())
        .contains("check --strict: ", " warnings as of ")
        .doesNotContain("\tat ");
    assertThat(strict.out()).contains("ARCA:SPY", "FX_IDC:USDCOP");
  }

  @Test
  @Order(8)
  void aDryRunWritesNothing() throws Exception {
    Map<String, String> before = here.files();
    for (String command :
        new String[] {
          "weekly --as-of 2015-07-03",
          "ingest --as-of 2015-07-03",
          "backfill --set alpha158 --full",
          "lake restore --to " + here.home().resolve("restored")
        }) {
      Launched dry = here.launch(command + " --dry-run");
      assertThat(dry.code()).as(command + dry.err()).isZero();
      assertThat(dry.out()).as(command).contains("Nothing is written.");
      assertThat(here.files()).as(command).isEqualTo(before);
    }
  }

  @Test
  @Order(9)
  void oneEditedByteOfALedgerIsFoundAndItsLineNamed() throws Exception {
    assertThat(here.launch("audit verify --all").code()).isZero();
    Path ledger = Path.of(week.runFolder(), "audit.jsonl");
    String text = Files.readString(ledger);
    int line = 4;
    int at = -1;
    for (int i = 0; i < line - 1; i++) {
      at = text.indexOf('\n', at + 1);
    }
    at = text.indexOf("\"rows\":", at) + "\"rows\":".length();
    char other = text.charAt(at) == '1' ? '2' : '1';
    Files.writeString(ledger, text.substring(0, at) + other + text.substring(at + 1));

    Launched broken = here.launch("audit verify --run-id " + id(week));

    assertThat(broken.code()).isEqualTo(6);
    assertThat(broken.err()).contains("run %s, line %d: ".formatted(id(week), line));
    assertThat(here.launch("audit verify --run-id " + id(weekBefore)).code()).isZero();
    assertThat(here.launch("replay --run-id " + id(week)).code())
        .as("a broken ledger vouches for nothing")
        .isEqualTo(6);
  }

  private static String elsewhere() {
    Path elsewhere = folder.resolve("elsewhere");
    return " --lakehouse " + elsewhere.resolve("lake") + " --runs " + elsewhere.resolve("runs");
  }

  private static String id(Launched run) {
    return Path.of(run.runFolder()).getFileName().toString();
  }

  /** Digest of every output in a run's ledger, by table and slice. */
  private static Map<String, String> digests(Launched run) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(run.runFolder(), "audit.jsonl"))) {
      for (JsonNode output : JSON.readTree(line).path("outputs")) {
        String what = output.path("table").asText() + " where " + output.path("slice").asText();
        digests.put(what, output.path("digest").asText());
      }
    }
    return digests;
  }
}
