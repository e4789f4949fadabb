package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.alluvium.flows.backtest.BacktestStage;
import org.alluvium.flows.decision.DecisionInputsStage;
import org.alluvium.flows.decision.SleeveRegimes;
import org.alluvium.flows.decision.SleeveSelectionStage;
import org.alluvium.flows.portfolio.PortfolioStage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeStage;
import org.alluvium.flows.run.LeftOut;
import org.alluvium.flows.run.Progress;
import org.alluvium.flows.run.RecordedRun;
import org.alluvium.flows.run.Replay;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.SnapshotStage;
import org.alluvium.flows.run.UnchangedRun;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.training.TrainingStage;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.snapshot.Snapshot;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A sleeve's flow works from its snapshot, writes neither bronze nor silver and connects to
 * nothing, whatever happens between its stages.
 */
@Tag("spark")
@Tag("heavy")
class SnapshotIsolationSparkTest extends SparkTest {
  private static final LocalDate WEEK = LocalDate.of(2016, 9, 23);
  private static final Path CONFIGURATION = Path.of(System.getProperty("alluvium.home"), "conf");
  private static final RunId QUIET = RunId.parse("2016-09-23T20261121T024150Z-0001");
  private static final RunId DISTURBED = RunId.parse("2016-09-23T20261121T024150Z-0002");
  private static final Clock CLOCK = Clock.fixed(TempLakehouse.STAMP, ZoneOffset.UTC);

  private TempLakehouse temp;
  private ResearchBench bench;
  private BarHistory bars;

  @BeforeEach
  void computeFeatures() {
    temp = TempLakehouse.open(spark());
    bench = new ResearchBench(temp, BarHistory.STOCKS);
    bars = BarHistory.read(spark()).knownBy(bench.instant(WEEK)).ofStocks();
    bars.append(temp.lakehouse(), "bars");
    temp.lakehouse().write(Instruments.SPEC).create();
    bench.run(WEEK, bench.stagesTo("labels"));
  }

  @AfterEach
  void close() {
    temp.close();
  }

  @Test
  void whatOthersCommitAfterTheSnapshotChangesNothingAndTheRunReplays() throws IOException {
    Map<TableName, Long> before = versions();
    RunFolder disturbed = run(DISTURBED, this::restateEveryBar);
    Map<TableName, Long> after = versions();
    assertThat(after.get(DailyBars.SPEC.name())).isGreaterThan(before.get(DailyBars.SPEC.name()));
    assertThat(after.get(CorporateActions.SPEC.name())).isNotNegative();

    UnchangedRun recorded = UnchangedRun.require(disturbed);
    assertThat(recorded.snapshot().table(DailyBars.SPEC.name()).version())
        .isEqualTo(before.get(DailyBars.SPEC.name()));
    Path scratch = Files.createDirectories(temp.folder().resolve("scratch"));
    List<Stage> stages = new ArrayList<>(bench.stagesTo("labels"));
    stages.addAll(stocksOnly());
    assertThat(new Replay(recorded, environment()).run(plan(Set.of()), stages, scratch))
        .hasSizeGreaterThan(4)
        .allMatch(Replay.Compared::equal);

    // What came in between is there to be computed: the run would not be repeated for nothing.
    assertThat(new RecordedRun(environment(), plan(Set.of())).repeated()).isEmpty();
  }

  @Test
  void aRunThatLeavesSomethingOutIsNoRepetitionOfOneThatDoesNot() {
    run(QUIET, context -> {});

    RecordedRun whole = new RecordedRun(environment(), plan(Set.of()));
    assertThat(whole.repeated()).isPresent();
    RecordedRun part = new RecordedRun(environment(), plan(Set.of(LeftOut.VALIDATION)));
    assertThat(part.repeated()).isEmpty();
    RunFolder folder =
        part.execute(Optional.of(DISTURBED), (made, journal) -> stages(made, context -> {}));
    assertThat(folder.auditFile()).content().contains("\"left_out\":\"validation\"");
    assertThat(part.repeated()).hasValueSatisfying(r -> assertThat(r.runId()).isEqualTo(DISTURBED));
  }

  @Test
  void writesToSilverAndConnectionsEndTheRun() {
    assertThatThrownBy(() -> run(QUIET, c -> bars.append(c.lakehouse(), "own")))
        .hasMessageContaining(
            "silver.daily_bars: flow 'production stocks' reads bronze and silver");
    assertThatThrownBy(() -> run(DISTURBED, SnapshotIsolationSparkTest::connectQuietly))
        .hasMessageContaining(
            "flow 'production stocks' works offline, and something in it tried to connect to 192.0.2.1:443");
  }

  @Test
  void featuresThatEndBeforeTheDateOrTheBarsAreToldWithTheFlowThatWritesThem() {
    LocalDate later = LocalDate.of(2016, 9, 30);
    Stage inputs = new DecisionInputsStage(List.of(bench.stocks()), List.of(), calendars());
    assertThat(bench.run(WEEK, List.of(inputs)).get("inputs").note())
        .isEqualTo("features of stocks to 2016-09-23");
    requireMissing(
        later,
        inputs,
        "profile stocks: gold.features_alpha158 ends on 2016-09-23, and sessions were due until"
            + " 2016-09-30; bring it up to date with './alluvium flow data --profile stocks --as-of"
            + " 2016-09-30', or take --as-of 2016-09-23");

    BarHistory.read(spark())
        .knownAfter(bench.instant(WEEK))
        .of(LocalDate.of(2016, 9, 26))
        .ofStocks()
        .append(temp.lakehouse(), "monday");
    requireMissing(LocalDate.of(2016, 9, 26), inputs, "sessions were due until 2016-09-26");

    Stage dollar = new DecisionInputsStage(List.of(ResearchBench.dollar()), List.of(), calendars());
    BarHistory.read(spark())
        .knownBy(bench.instant(WEEK))
        .without(bars)
        .append(temp.lakehouse(), "dollar");
    requireMissing(
        WEEK,
        dollar,
        "profile dollar: gold.features_alpha158 has no row of FX_IDC:USDCOP as of 2016-09-23;"
            + " compute them with './alluvium flow data --profile dollar --as-of 2016-09-23'");
  }

  private void requireMissing(LocalDate asOf, Stage stage, String told) {
    assertThatThrownBy(() -> bench.run(asOf, List.of(stage)))
        .hasMessageContaining(told)
        .extracting(e -> ((AlluviumException) e).category())
        .isEqualTo(ErrorCategory.INPUT_MISSING);
  }

  private RunFolder run(RunId id, Consumer<StageContext> between) {
    return new RecordedRun(environment(), plan(Set.of()))
        .execute(Optional.of(id), (folder, journal) -> stages(folder, between));
  }

  private List<Stage> stages(RunFolder folder, Consumer<StageContext> between) {
    List<Stage> later = new ArrayList<>();
    later.add(new DecisionInputsStage(List.of(bench.stocks()), List.of(), calendars()));
    later.addAll(stocksOnly());
    Pins pins = new Pins(DirectLakehouse.open(temp.root().toString()), CLOCK);
    List<Stage> stages = new ArrayList<>();
    stages.add(SnapshotStage.of(plan(Set.of()), Snapshot.of(folder), pins).before(later));
    stages.add(new Between(between));
    stages.addAll(later);
    return stages;
  }

  private List<Stage> stocksOnly() {
    List<SleeveProfile> stocks = List.of(bench.stocks());
    return List.of(
        new TrainingStage(ResearchBench.forecasting(stocks), calendars()),
        new RegimeStage(
            List.of(
                SleeveRegimes.subject(bench.stocks(), calendars().get(bench.stocks().calendar())))),
        new SleeveSelectionStage(stocks, calendars()),
        new PortfolioStage(stocks, calendars()),
        new BacktestStage(List.of(bench.stocks()), calendars()));
  }

  /** Another process: every bar has another price, known before the run's instant. */
  private void restateEveryBar(StageContext context) {
    Lakehouse other = temp.asRun("intruder");
    Instant arrival = bench.instant(WEEK).minusSeconds(1);
    bars.pricesTimes(1.5).arriving(arrival).append(other, "restated");
    other.write(CorporateActions.SPEC).create();
  }

  /** As a library does that tries, and goes on. */
  private static void connectQuietly(StageContext context) {
    try (Socket socket = new Socket("192.0.2.1", 443)) {
      throw new AssertionError("connected to " + socket);
    } catch (IOException | AlluviumException e) {
      assertThat(e).isInstanceOf(AlluviumException.class);
    }
  }

  private Map<TableName, Long> versions() {
    Lakehouse lakehouse = temp.asRun("reader");
    return Map.of(
        DailyBars.SPEC.name(), lakehouse.version(DailyBars.SPEC),
        CorporateActions.SPEC.name(), lakehouse.version(CorporateActions.SPEC));
  }

  private RunPlan plan(Set<LeftOut> leftOut) {
    RunPlan.InputFiles files =
        new RunPlan.InputFiles(
            CONFIGURATION.resolve("sources.json"),
            CONFIGURATION.resolve("calendars.json"),
            CONFIGURATION.resolve("costs"),
            Optional.empty());
    return new RunPlan(
            "production stocks",
            WEEK,
            bench.instant(WEEK),
            List.of(),
            List.of(bench.stocks()),
            List.of(),
            Optional.empty(),
            files)
        .without(leftOut);
  }

  private RunEnvironment environment() {
    return new RunEnvironment(
        temp.root().toString(),
        temp.folder().resolve("runs"),
        CLOCK,
        new CodeIdentity("0.1.0", "none"),
        "d1".repeat(32),
        SnapshotIsolationSparkTest::keepNothing,
        SparkTest::spark,
        new Silence());
  }

  private static void keepNothing(Path runFolder) {
    try {
      Files.writeString(runFolder.resolve("config/resolved_manifest.json"), "{}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TradingCalendars calendars() {
    return TradingCalendars.read(CONFIGURATION.resolve("calendars.json"));
  }

  /** What happens while the flow runs. */
  private record Between(Consumer<StageContext> work) implements Stage {
    @Override
    public String id() {
      return "between";
    }

    @Override
    public List<TableName> inputs() {
      return List.of();
    }

    @Override
    public List<TableName> outputs() {
      return List.of();
    }

    @Override
    public StageResult run(StageContext context) {
      work.accept(context);
      return new StageResult(0, 0, "", List.of(), List.of());
    }
  }

  private static final class Silence implements Progress {
    @Override
    public void run(RunId runId, RunPlan plan, String lakehouseRoot) {}

    @Override
    public void started(int position, int count, String step) {}

    @Override
    public void finished(int position, int count, StepReport report) {}

    @Override
    public void failed(int position, int count, String step, String reason) {}
  }
}
