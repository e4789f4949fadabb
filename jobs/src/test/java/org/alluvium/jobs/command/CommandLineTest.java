package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.flow.BackfillRequest;
import org.alluvium.jobs.command.flow.CheckRequest;
import org.alluvium.jobs.command.flow.IngestRequest;
import org.alluvium.jobs.command.flow.ProfileRequest;
import org.alluvium.jobs.command.flow.RepairRequest;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.flow.RunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines from their words to what the flow is asked for, or to what is wrong with them. */
class CommandLineTest {
  @TempDir private Path elsewhere;
  private final CommandBench bench = new CommandBench();

  @Test
  void allWrongWordsAreReportedAtOnce() {
    assertThat(bench.run("backfill", "--start", "10.11.2017", "--ful")).isEqualTo(2);
    assertThat(bench.err())
        .contains("--start must be a date such as 2017-11-10, got '10.11.2017'")
        .contains("Unknown option --ful; did you mean --full?")
        .contains("Missing option --set")
        .contains("see './alluvium backfill --help'");
  }

  @Test
  void anAddressIsNoPathOfThisMachine() {
    assertThat(bench.run("lake", "restore", "--to", "s3a://bucket/restored")).isEqualTo(2);
    assertThat(bench.err())
        .contains(
            "--to must be a path on this machine, without a scheme, got 's3a://bucket/restored'");
  }

  @Test
  void weeklyTakesTheLogicalDateRunAndDryRun() {
    assertThat(bench.run("weekly", "--as-of", "2017-11-03", "--run-id", "r1", "--dry-run"))
        .isZero();
    assertThat(bench.asked())
        .containsExactly(new RunRequest(Optional.of("r1"), RunMode.PLAN, PictureChoice.DRAWN));
    assertThat(bench.configured().get(0).asOf()).isEqualTo("2017-11-03");
    assertThat(bench.configured().get(0).provenance()).containsEntry("$.as_of", "--as-of");
  }

  @Test
  void rootsOnTheCommandLineReplaceTheDefaults() {
    String lake = elsewhere.resolve("lake").toString();
    assertThat(
            bench.run(
                "weekly",
                "--lakehouse",
                lake,
                "--runs",
                elsewhere + "/runs",
                "--set",
                "spark.driver_memory=1g"))
        .isZero();
    assertThat(bench.configured().get(0).lakehouseRoot()).isEqualTo(lake);
    assertThat(bench.configured().get(0).runsRoot()).isEqualTo(elsewhere.resolve("runs"));
    assertThat(bench.configured().get(0).text("spark.driver_memory")).isEqualTo("1g");
  }

  @Test
  void aRelativeRootStartsWhereTheUserStandsAndAFileUriIsItsPath() {
    bench.run("weekly", "--lakehouse", "here");
    bench.run("weekly", "--lakehouse", "file:///there/lake");
    assertThat(bench.configured().get(0).lakehouseRoot())
        .isEqualTo(Path.of("here").toAbsolutePath().toString());
    assertThat(bench.configured().get(1).lakehouseRoot()).isEqualTo("/there/lake");
  }

  @Test
  void ingestTakesASourceOrAPathWithItsMapping() {
    assertThat(bench.run("ingest")).isZero();
    assertThat(bench.run("ingest", "--source", "vix")).isZero();
    assertThat(bench.run("ingest", "--path", "/data/x.csv", "--mapping", "bars")).isZero();
    assertThat(bench.asked())
        .containsExactly(
            new IngestRequest.FromSource(List.of(), Optional.empty(), RunMode.EXECUTE),
            new IngestRequest.FromSource(List.of("vix"), Optional.empty(), RunMode.EXECUTE),
            new IngestRequest.FromPath(Path.of("/data/x.csv"), "bars", RunMode.EXECUTE));
    assertThat(bench.run("ingest", "--path", "/data/x.csv")).isEqualTo(2);
    assertThat(bench.err()).contains("ingest --path needs --mapping");
    bench.clear();
    for (String other : List.of("--path", "--mapping")) {
      assertThat(bench.run("ingest", "--source", "vix", other, "x")).isEqualTo(2);
    }
    assertThat(bench.err().lines().distinct())
        .containsExactly(
            "error: ingest: --source reads a source of data.sources, and --path with --mapping a"
                + " file of one's own; give one or the other");
    bench.clear();
    assertThat(bench.run("ingest", "--mapping", "daily_csv")).isEqualTo(2);
    assertThat(bench.err()).contains("ingest --mapping needs --path: ");
  }

  @Test
  void ingestListsSourcesAndMappingsWithTheColumnsThatTheyNeed() {
    assertThat(bench.run("ingest", "--list")).isZero();
    assertThat(bench.asked()).isEmpty();
    assertThat(bench.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "usdcop bars csv fx/usdcop_daily.csv.gz ingest true symbol,date,open,high,low,close",
            "us_sp500_panel bars parquet - ingest, where data.panel is true"
                + " symbol,date,open,high,low,close,volume",
            "us_pit_2015_2016 bars parquet cc-by-sa/us_pit_2015_2016.parquet --source only false"
                + " symbol,date,open,high,low,close,volume,adj_close,snapshot",
            "usdcop_investing_csv bars csv - --mapping only true Date,Open,High,Low,Price");
    bench.clear();
    assertThat(bench.run("ingest", "--help")).isZero();
    assertThat(bench.out()).contains("--list", "--path bars.csv --mapping daily_csv");
  }

  @Test
  void backfillTakesSetRangeSymbolsAndExtent() {
    assertThat(
            bench.run(
                "backfill",
                "--set",
                "alpha158",
                "--start",
                "2017-01-02",
                "--end",
                "2017-11-10",
                "--symbols",
                "NYSE:IBM,NYSE:KO",
                "--full"))
        .isZero();
    assertThat(bench.asked())
        .containsExactly(
            new BackfillRequest(
                "alpha158",
                Optional.of(LocalDate.of(2017, 1, 2)),
                Optional.of(LocalDate.of(2017, 11, 10)),
                List.of("NYSE:IBM", "NYSE:KO"),
                BackfillRequest.Extent.FULL,
                RunMode.EXECUTE));
    assertThat(
            bench.run(
                "backfill", "--set", "alpha158", "--start", "2017-02-01", "--end", "2017-01-01"))
        .isEqualTo(2);
    assertThat(bench.err()).contains("--start 2017-02-01 is after --end 2017-01-01");
  }

  @Test
  void checkCanBeStrict() {
    bench.run("check");
    bench.run("check", "--strict", "--profile", "meta", "--output", "json");
    assertThat(bench.asked())
        .containsExactly(
            new CheckRequest(Optional.empty(), CheckRequest.Strictness.REPORT, OutputFormat.TABLE),
            new CheckRequest(
                Optional.of("meta"), CheckRequest.Strictness.STRICT, OutputFormat.JSON));
  }

  @Test
  void repairTakesSymbolsAndCanBeStrictOrDry() {
    bench.run("repair", "--symbols", "NYSE:IBM,NYSE:KO", "--dry-run");
    bench.run("repair", "--strict");
    assertThat(bench.asked())
        .containsExactly(
            new RepairRequest(
                List.of("NYSE:IBM", "NYSE:KO"),
                CheckRequest.Strictness.REPORT,
                RunMode.PLAN,
                OutputFormat.TABLE),
            new RepairRequest(
                List.of(), CheckRequest.Strictness.STRICT, RunMode.EXECUTE, OutputFormat.TABLE));
  }

  @Test
  void flowsNeedAProfileOfTheirKind() {
    assertThat(bench.run("flow", "production", "--profile", "usdcop_ridge")).isZero();
    assertThat(bench.asked())
        .containsExactly(
            new ProfileRequest(
                "usdcop_ridge",
                new RunRequest(Optional.empty(), RunMode.EXECUTE, PictureChoice.DRAWN)));
    assertThat(bench.run("flow", "meta", "--profile", "usdcop_ridge")).isEqualTo(2);
    assertThat(bench.err())
        .isEqualTo(
            "error: flow meta does not run --profile usdcop_ridge, whose kind is sleeve; give one"
                + " of meta\n");
    assertThat(bench.run("flow", "data")).isEqualTo(2);
    assertThat(bench.err())
        .contains(
            "flow data needs --profile: one of us_ridge_weekly, usdcop_ridge, us_momentum_long");
  }

  @Test
  void replayNeedsARun() {
    assertThat(bench.run("replay", "--run-id", "r1")).isZero();
    assertThat(bench.asked()).containsExactly("r1");
    assertThat(bench.run("replay")).isEqualTo(2);
    assertThat(bench.err()).contains("replay needs --run-id");
  }
}
