package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.Application;
import org.alluvium.jobs.Commands;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.cli.ExitCode;
import org.alluvium.jobs.command.flow.BackfillCommand;
import org.alluvium.jobs.command.flow.BackfillRequest;
import org.alluvium.jobs.command.flow.CheckCommand;
import org.alluvium.jobs.command.flow.CheckRequest;
import org.alluvium.jobs.command.flow.FlowCommand;
import org.alluvium.jobs.command.flow.FlowKind;
import org.alluvium.jobs.command.flow.IngestCommand;
import org.alluvium.jobs.command.flow.IngestRequest;
import org.alluvium.jobs.command.flow.ProfileRequest;
import org.alluvium.jobs.command.flow.ReplayCommand;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.flow.RunRequest;
import org.alluvium.jobs.command.flow.WeeklyCommand;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.jobs.reference.CliReference;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines from their words to what the flow is asked for, or to message and exit code. */
class CommandLineTest {
  @TempDir private Path elsewhere;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Object> asked = new ArrayList<>();
  private final List<ResolvedConfiguration> configured = new ArrayList<>();
  private final Map<String, Command> commands = new LinkedHashMap<>();

  @BeforeEach
  void registerFlowsThatOnlyNoteTheirRequest() {
    commands.putAll(Commands.all());
    register(new WeeklyCommand(this::note));
    register(new IngestCommand(this::note));
    register(new BackfillCommand(this::note));
    register(new CheckCommand(this::note));
    register(new ReplayCommand(this::note));
    for (FlowKind kind : FlowKind.values()) {
      register(new FlowCommand(kind, this::note));
    }
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (String path : commands.keySet()) {
      out.reset();
      assertThat(run((path + " --help").split(" "))).isZero();
      assertThat(text(out)).contains("Usage: ./alluvium " + path, "Example: ./alluvium " + path);
    }
  }

  @Test
  void helpListsEveryCommand() {
    assertThat(run("--help")).isZero();
    assertThat(text(out)).contains(commands.keySet());
  }

  @Test
  void aGroupListsItsCommands() {
    assertThat(run("lake", "--help")).isZero();
    assertThat(text(out)).contains("lake tables", "lake history").doesNotContain("doctor");
  }

  @Test
  void noCommandShowsHelpOnStandardErrorAndIsAUsageError() {
    assertThat(run()).isEqualTo(2);
    assertThat(text(out)).isEmpty();
    assertThat(text(err)).contains("Usage: ./alluvium COMMAND");
  }

  @Test
  void anUnknownCommandNamesTheClosest() {
    assertThat(run("wekly")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo(
            "error: 'wekly' is not a command; did you mean 'weekly'?; see './alluvium --help'\n");
    err.reset();
    assertThat(run("lake", "tabels")).isEqualTo(2);
    assertThat(text(err)).contains("'lake tabels' is not a command; did you mean 'lake tables'?");
  }

  @Test
  void anAddressIsNoPathOfThisMachine() {
    assertThat(run("lake", "restore", "--to", "s3a://bucket/restored")).isEqualTo(2);
    assertThat(text(err))
        .contains(
            "--to must be a path on this machine, without a scheme, got 's3a://bucket/restored'");
  }

  @Test
  void allWrongWordsAreReportedAtOnce() {
    assertThat(run("backfill", "--start", "10.11.2017", "--ful")).isEqualTo(2);
    assertThat(text(err))
        .contains("--start must be a date such as 2017-11-10, got '10.11.2017'")
        .contains("Unknown option --ful; did you mean --full?")
        .contains("Missing option --set")
        .contains("see './alluvium backfill --help'");
  }

  @Test
  void weeklyTakesTheLogicalDateRunAndDryRun() {
    assertThat(run("weekly", "--as-of", "2017-11-03", "--run-id", "r1", "--dry-run")).isZero();
    assertThat(asked).containsExactly(new RunRequest(Optional.of("r1"), RunMode.PLAN));
    assertThat(configured.get(0).asOf()).isEqualTo("2017-11-03");
    assertThat(configured.get(0).provenance()).containsEntry("$.as_of", "--as-of");
  }

  @Test
  void rootsOnTheCommandLineReplaceTheDefaults() {
    String lake = elsewhere.resolve("lake").toString();
    assertThat(
            run(
                "weekly",
                "--lakehouse",
                lake,
                "--runs",
                elsewhere + "/runs",
                "--set",
                "spark.driver_memory=1g"))
        .isZero();
    assertThat(configured.get(0).lakehouseRoot()).isEqualTo(lake);
    assertThat(configured.get(0).runsRoot()).isEqualTo(elsewhere.resolve("runs"));
    assertThat(configured.get(0).text("spark.driver_memory")).isEqualTo("1g");
  }

  @Test
  void aRelativeRootStartsWhereTheUserStandsAndAFileUriIsItsPath() {
    run("weekly", "--lakehouse", "here");
    run("weekly", "--lakehouse", "file:///there/lake");
    assertThat(configured.get(0).lakehouseRoot())
        .isEqualTo(Path.of("here").toAbsolutePath().toString());
    assertThat(configured.get(1).lakehouseRoot()).isEqualTo("/there/lake");
  }

  @Test
  void ingestTakesASourceOrAPathWithItsMapping() {
    assertThat(run("ingest")).isZero();
    assertThat(run("ingest", "--source", "vix")).isZero();
    assertThat(run("ingest", "--path", "/data/x.csv", "--mapping", "bars")).isZero();
    assertThat(asked)
        .containsExactly(
            new IngestRequest.FromSource(Optional.empty(), RunMode.EXECUTE),
            new IngestRequest.FromSource(Optional.of("vix"), RunMode.EXECUTE),
            new IngestRequest.FromPath(Path.of("/data/x.csv"), "bars", RunMode.EXECUTE));
    assertThat(run("ingest", "--path", "/data/x.csv")).isEqualTo(2);
    assertThat(text(err)).contains("ingest --path needs --mapping");
    err.reset();
    for (String other : List.of("--path", "--mapping")) {
      assertThat(run("ingest", "--source", "vix", other, "x")).isEqualTo(2);
    }
    assertThat(text(err).lines().distinct())
        .containsExactly(
            "error: ingest: --source reads a source of data.sources, and --path with --mapping a file of one's own; give one or the other");
    err.reset();
    assertThat(run("ingest", "--mapping", "daily_csv")).isEqualTo(2);
    assertThat(text(err)).contains("ingest --mapping needs --path: ");
  }

  @Test
  void ingestListsSourcesAndMappingsWithTheColumnsThatTheyNeed() {
    assertThat(run("ingest", "--list")).isZero();
    assertThat(asked).isEmpty();
    assertThat(text(out).lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "usdcop bars csv fx/usdcop_daily.csv.gz ingest true symbol,date,open,high,low,close",
            "us_sp500_panel bars parquet - ingest, where data.panel is true symbol,date,open,high,low,close,volume",
            "us_pit_2015_2016 bars parquet cc-by-sa/us_pit_2015_2016.parquet --source only false symbol,date,open,high,low,close,volume,snapshot",
            "usdcop_investing_csv bars csv - --mapping only true Date,Open,High,Low,Price");
    out.reset();
    assertThat(run("ingest", "--help")).isZero();
    assertThat(text(out)).contains("--list", "--path bars.csv --mapping daily_csv");
  }

  @Test
  void backfillTakesSetRangeSymbolsAndExtent() {
    assertThat(
            run(
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
    assertThat(asked)
        .containsExactly(
            new BackfillRequest(
                "alpha158",
                Optional.of(LocalDate.of(2017, 1, 2)),
                Optional.of(LocalDate.of(2017, 11, 10)),
                List.of("NYSE:IBM", "NYSE:KO"),
                BackfillRequest.Extent.FULL,
                RunMode.EXECUTE));
    assertThat(run("backfill", "--set", "alpha158", "--start", "2017-02-01", "--end", "2017-01-01"))
        .isEqualTo(2);
    assertThat(text(err)).contains("--start 2017-02-01 is after --end 2017-01-01");
  }

  @Test
  void checkCanBeStrict() {
    run("check");
    run("check", "--strict", "--profile", "meta");
    assertThat(asked)
        .containsExactly(
            new CheckRequest(Optional.empty(), CheckRequest.Strictness.REPORT),
            new CheckRequest(Optional.of("meta"), CheckRequest.Strictness.STRICT));
  }

  @Test
  void flowsNeedAProfileOfTheirKind() {
    assertThat(run("flow", "production", "--profile", "usdcop_ridge")).isZero();
    assertThat(asked)
        .containsExactly(
            new ProfileRequest("usdcop_ridge", new RunRequest(Optional.empty(), RunMode.EXECUTE)));
    assertThat(run("flow", "meta", "--profile", "usdcop_ridge")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo(
            "error: flow meta does not run --profile usdcop_ridge, whose kind is sleeve; give one of meta\n");
    assertThat(run("flow", "data")).isEqualTo(2);
    assertThat(text(err))
        .contains("flow data needs --profile: one of us_ridge_weekly, usdcop_ridge, meta");
  }

  @Test
  void replayNeedsARun() {
    assertThat(run("replay", "--run-id", "r1")).isZero();
    assertThat(asked).containsExactly("r1");
    assertThat(run("replay")).isEqualTo(2);
    assertThat(text(err)).contains("replay needs --run-id");
  }

  @Test
  void theCategoryOfAnErrorIsTheExitCodeAndNoTraceIsShown() {
    for (ErrorCategory category : ErrorCategory.values()) {
      register(
          new WeeklyCommand(
              (request, configuration, context) -> {
                throw new IllegalStateException(
                    "wrapped",
                    new AlluviumException(category, "silver.daily_bars: what, why, way out"));
              }));
      err.reset();
      assertThat(run("weekly")).isEqualTo(category.exitCode());
      assertThat(text(err)).isEqualTo("error: silver.daily_bars: what, why, way out\n");
    }
  }

  @Test
  void whatFailsBecauseTheProcessIsToldToStopIsNotTold() {
    register(
        new WeeklyCommand(
            (request, configuration, context) -> {
              throw new IllegalStateException("Cannot call methods on a stopped SparkContext");
            }));
    assertThat(run(new Stopping(), "weekly")).isEqualTo(1);
    assertThat(text(err)).isEmpty();
  }

  @Test
  void aRootThatCannotBeWrittenToIsToldBeforeAnythingIsDone() {
    for (String command : List.of("weekly", "ingest", "backfill --set alpha158")) {
      err.reset();
      String[] words = (command + " --lakehouse /proc/zz --runs " + elsewhere).split(" ");
      commands.putAll(Commands.all());
      assertThat(run(words)).as(command).isEqualTo(7);
      assertThat(text(err))
          .isEqualTo(
              "error: lakehouse /proc/zz is not writable; name another one with --lakehouse, or change its permissions\n");
    }
    err.reset();
    assertThat(run("weekly", "--runs", "/proc/zz", "--lakehouse", elsewhere + "/lake"))
        .isEqualTo(7);
    assertThat(text(err)).startsWith("error: runs folder /proc/zz is not writable; ");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void anUnexpectedErrorIsShortAndNamesTheFileOfItsTrace() throws Exception {
    register(
        new WeeklyCommand(
            (request, configuration, context) -> {
              throw new IllegalStateException("boom");
            }));
    assertThat(run("weekly")).isEqualTo(1);
    assertThat(text(err)).hasLineCount(1).contains("error: unexpected: ", "boom");
    Path trace = Path.of(text(err).replaceAll("(?s).*the full trace is in (\\S+)\\s*", "$1"));
    assertThat(trace).content().contains("IllegalStateException: boom", "at org.alluvium");
    java.nio.file.Files.delete(trace);
  }

  @Test
  void versionIsOneJsonDocumentWhenAskedFor() {
    assertThat(run("version", "--output", "json")).isZero();
    assertThat(text(out)).startsWith("[ {").contains("\"component\" : \"alluvium\"");
  }

  @Test
  void versionAndHelpAreUnderstoodInTheirUsualForms() {
    run("version");
    String version = text(out);
    out.reset();
    assertThat(run("--version")).isZero();
    assertThat(text(out)).isEqualTo(version);
    for (List<String> words : List.of(List.of("weekly"), List.of("lake", "diff"))) {
      out.reset();
      List<String> asked = new ArrayList<>(words);
      asked.add("--help");
      run(asked.toArray(String[]::new));
      String help = text(out);
      for (String ask : List.of("help", "--help")) {
        out.reset();
        asked = new ArrayList<>(words);
        asked.add(0, ask);
        assertThat(run(asked.toArray(String[]::new))).isZero();
        assertThat(text(out)).isEqualTo(help);
      }
    }
    out.reset();
    assertThat(run("help", "lake")).isZero();
    assertThat(text(out)).contains("lake history").doesNotContain("doctor");
    assertThat(run("help", "wekly")).isEqualTo(2);
    assertThat(text(err)).contains("'wekly' is not a command; did you mean 'weekly'?");
  }

  @Test
  void theHelpHasEveryExitCodeOfTheReference() {
    run("--help");
    String help = text(out).replaceAll("\\s+", " ");
    for (ExitCode code : ExitCode.values()) {
      assertThat(help).contains(code.number() + " " + code.meaning());
      assertThat(CliReference.of(List.of()))
          .contains("| %d | %s |".formatted(code.number(), code.meaning()));
    }
  }

  @Test
  void statusSaysThatTheLakehouseIsNotThere() {
    String lake = elsewhere.resolve("none").toString();
    assertThat(run("status", "--lakehouse", lake, "--runs", elsewhere + "/runs")).isZero();
    assertThat(text(out))
        .contains("there is no lakehouse at " + lake + ": the folder does not exist")
        .contains("there is no runs folder at " + elsewhere.resolve("runs"))
        .contains("start with './alluvium weekly', or name other folders with --lakehouse");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void anEmptyLakehouseIsNoError() {
    assertThat(run("lake", "tables", "--lakehouse", elsewhere.resolve("none").toString())).isZero();
    assertThat(text(out)).contains("no table yet in");
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    assertThat(run("lake", "history", "silver.daily_bars", "--lakehouse", elsewhere.toString()))
        .isEqualTo(7);
    assertThat(text(err))
        .contains("silver.daily_bars does not exist in lakehouse")
        .contains("./alluvium lake tables");
    assertThat(run("lake", "describe", "daily_bars")).isEqualTo(2);
    assertThat(text(err))
        .contains("error: TABLE must be layer.name, the layer one of bronze, silver, gold, ops")
        .contains("for example silver.daily_bars, got 'daily_bars'");
  }

  private void register(Command command) {
    commands.put(command.spec().path(), command);
  }

  private void note(Object request, ResolvedConfiguration configuration, CommandContext context) {
    asked.add(request);
    configured.add(configuration);
  }

  /** A process on its way down. */
  private static final class Stopping implements Shutdown {
    @Override
    public Registration onInterrupt(Runnable action) {
      return () -> {};
    }

    @Override
    public boolean isInterrupted() {
      return true;
    }
  }

  private int run(String... words) {
    return run(action -> () -> {}, words);
  }

  private int run(Shutdown shutdown, String... words) {
    CommandContext context =
        new CommandContext(
            Installation.home(),
            Map.of(),
            Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            shutdown);
    return new Application(commands, context, new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(words));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
