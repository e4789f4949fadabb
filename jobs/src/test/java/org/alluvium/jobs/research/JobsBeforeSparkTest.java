package org.alluvium.jobs.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.jobs.command.LocalCommands;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jobs decide before they start Spark: plans, and requests that cannot be met. */
class JobsBeforeSparkTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
  private static final RunId RUN = RunId.parse("2017-11-10T20261121T024150Z-7c1e");

  @TempDir private Path folder;
  private LocalCommands commands;

  @BeforeEach
  void open() {
    commands = new LocalCommands(folder, CLOCK);
  }

  @Test
  void aPlanOfEveryFlowNamesItsStagesAndTablesAndWritesNothing() throws IOException {
    requirePlan(
        "weekly", "1/14 restore", "2/14 metadata", "14/14 report", "silver.daily_bars (absent)");
    requirePlan("flow data --profile us_ridge_weekly", "1/8 discover", "3/8 repair", "8/8 labels");
    requirePlan("flow data --profile usdcop_ridge", "1/7 restore", "2/7 repair", "7/7 labels");
    requirePlan("flow production --profile usdcop_ridge", "gold.weights (absent)", "report");
    requirePlan("flow data --profile usdcop_h1", "1/7 restore", "7/7 labels");
    requirePlan(
        "strategy usdcop_h5 --phase backtest",
        "5/7 train",
        "6/7 strategy",
        "gold.strategy_positions (absent)",
        "7/7 report");
    requirePlan("train --strategy us_ridge", "5/5 train");
    requirePlan(
        "select --profile us_momentum_long",
        "4/5 regime",
        "5/5 select",
        "gold.selections (absent)");
    requirePlan("optimize --profile fx_trend", "6/6 portfolio", "gold.allocations (absent)");
    requirePlan("flow meta --profile meta", "gold.meta_weights (absent)");
    requirePlan(
        "discover --pipeline sp500_members",
        "1/1 discover",
        "reads  silver.universe_membership (absent)",
        "bronze.candidates (absent)",
        "scans  sp500 (membership), for us_ridge");
    requirePlan("discover --pipeline binance_usdt", "filter liquid on quote_volume");
    requirePlan("ingest", "us_long25", "BARS", "vix", "MACRO");
    requirePlan("metadata", "Plan of metadata as of", "27 symbols are checked");
    requirePlan("backfill --set alpha158 --symbols NYSE:IBM", "gold.features_alpha158", "NYSE:IBM");
  }

  @Test
  void whatIsToBeIngestedMustBeKnownAndThere() throws IOException {
    requireRefused(7, "ingest --path /no/such.csv --mapping daily_csv", "/no/such.csv does not");
    requireRefused(2, "ingest --path /no/such.csv --mapping daily", "has ", "daily_csv");
    requireRefused(2, "ingest --source us_long52", "'us_long52' is unknown", "us_long25");
    requireRefused(2, "ingest --source daily_csv", "pass --path FILE");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    requireRefused(7, "ingest --path " + empty + " --mapping daily_csv", "holds no file");
  }

  @Test
  void aFeatureSetOrProfileMustBeKnown() {
    requireRefused(2, "backfill --set alpha360 --dry-run", "'alpha360' is not known", "alpha158");
    requireRefused(2, "flow production --profile us_ridge --dry-run", "us_ridge_weekly");
  }

  @Test
  void aStageIsOfARunThatIsThere() {
    requireRefused(2, "stage", "Missing argument ADDRESS");
    requireRefused(
        7,
        "stage quant://selection/policy?run_id=%s&profile=us_momentum_long&top=3".formatted(RUN),
        "runs/" + RUN + " does not exist");
  }

  @Test
  void whatIsDiscoveredMustBeNamed() {
    requireRefused(2, "discover", "discover needs --pipeline: one of conf/discovery");
    requireRefused(2, "discover --pipeline us_large", "'us_large' is unknown", "us_large25");
    requireRefused(
        2, "discover --profile usdcop_ridge", "usdcop_ridge names no 'discovery'", "us_large25");
    requireRefused(
        7, "audit candidates", "records no finished discovery; run './alluvium discover");
  }

  @Test
  void aSweepIsPlannedWithoutSparkAndWritesNothing() {
    assertThat(commands.run("sweep --space momentum --trials 64 --seed 7 --dry-run"))
        .as(commands.err())
        .isZero();
    assertThat(commands.out())
        .contains(
            "study  momentum-sobol-7 of family momentum/25-symbols-",
            "tries  momentum over hold, look_back, skip, top by sobol, seed 7",
            "trials 64, of which 64 are to be made");
    assertThat(lake()).doesNotExist();
    requireRefused(2, "sweep --dry-run", "--space");
    requireRefused(
        2,
        "sweep --space momentun --dry-run",
        "--space: 'momentun' is no file, and conf/sweeps has no space of that name; did you mean 'momentum'?",
        "it has momentum, moving_average_cross, noise, usdcop_reversion");
    requireRefused(
        2,
        "sweep --space conf/sweeps/noize.json",
        "conf/sweeps/noize.json",
        "did you mean 'noise'?");
    requireRefused(2, "sweep --space none --dry-run", "'none' is no file", "it has momentum");
    requireRefused(2, "sweep --space momentum --sampler best", "$.sweep.sampler must be one of");
  }

  @Test
  void aSweepWithoutBarsSaysWhatIsEnough() {
    requireRefused(
        7,
        "sweep --space momentum",
        "silver.daily_bars does not exist in lakehouse " + lake(),
        "run './alluvium ingest' or './alluvium flow data --profile us_ridge_weekly' first");
    assertThat(lake()).doesNotExist();
  }

  @Test
  void aSweepStartsBeforeItsDate() {
    for (String start : List.of("2017-11-10", "2018-01-02")) {
      String line = "sweep --space momentum --set sweep.start=" + start;
      String message = "$.sweep.start must be before the logical date 2017-11-10, got " + start;
      requireRefused(2, line + " --dry-run", message, "pass a later --as-of");
      requireRefused(2, line, message);
    }
    assertThat(commands.run("sweep --space momentum --set sweep.start=2017-11-09 --dry-run"))
        .isZero();
  }

  @Test
  void whatAGridLeavesOutIsTold() throws IOException {
    String line = "sweep --space moving_average_cross --dry-run";
    assertThat(commands.run(line)).as(commands.err()).isZero();
    assertThat(commands.out()).contains("trials 100, of which").doesNotContain("grid points");
    assertThat(commands.run(line + " --trials 12")).as(commands.err()).isZero();
    assertThat(commands.out())
        .contains("only   the first 12 of 100 grid points; --trials 100 makes them all");

    assertThat(commands.run(line + " --trials 12 --output json")).as(commands.err()).isZero();
    JsonNode plan = new ObjectMapper().readTree(commands.out());
    assertThat(plan.path("grid_points").intValue()).isEqualTo(100);
    assertThat(plan.path("trials").intValue()).isEqualTo(12);
    assertThat(plan.path("trials_to_be_made").intValue()).isEqualTo(12);
    assertThat(plan.path("family").textValue()).startsWith("moving_average_cross/25-symbols-");
    assertThat(plan.path("stages").path(1).path("stage").textValue()).isEqualTo("sweep");
    assertThat(plan.path("stages").path(1).path("reads").path("silver.daily_bars").isNull())
        .isTrue();
    assertThat(lake()).doesNotExist();
  }

  @Test
  void whatIsRestoredMustHaveBeenKept() {
    requireRefused(7, "lake restore", "lake restore: no run is finished in " + folder);
    RunFolder.create(folder.resolve("runs"), RUN).pointLatest();
    requireRefused(7, "lake restore", "run " + RUN + " kept no table");
    requireRefused(7, "lake restore --run-id 2017-11-10T20261121T024150Z-0000", "does not exist");
  }

  @Test
  void aRestoreGoesToAFolderThatHasNoneOfTheTables() throws IOException {
    RunFolder run = RunFolder.create(folder.resolve("runs"), RUN);
    run.pointLatest();
    keptTable(run, "ops.pipeline_runs");
    assertThat(commands.run("lake restore --dry-run")).as(commands.err()).isZero();
    assertThat(commands.out()).contains("Would restore [ops.pipeline_runs] to " + folder);

    new RunRecords(DirectLakehouse.open(lake().toString()), CLOCK)
        .start(new RunStart(RUN, "weekly", "d1".repeat(32), new CodeIdentity("0.1.0", "none")));
    requireRefused(2, "lake restore", "already holds ops.pipeline_runs", "nothing was written");
    requireRefused(2, "lake restore --lakehouse file://" + lake(), "already holds");
  }

  private void requirePlan(String line, String... parts) throws IOException {
    assertThat(commands.run(line + " --dry-run")).as(line + commands.err()).isZero();
    assertThat(commands.out()).as(line).contains("Nothing is written.").contains(parts);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as(line).isEmpty();
    }
  }

  private void requireRefused(int code, String line, String... parts) {
    assertThat(commands.run(line)).as(line + commands.err()).isEqualTo(code);
    assertThat(commands.err()).as(line).startsWith("error: ").contains(parts);
  }

  private static void keptTable(RunFolder run, String table) throws IOException {
    Files.writeString(
        run.data().resolve(table + ".json"),
        """
        {"table": "%s", "version": 0, "as_of": "2017-11-10T22:00:00Z", "protocol": {}, "metaData": {}, "files": []}
        """
            .formatted(table));
  }

  private Path lake() {
    return folder.resolve("lake");
  }
}
