package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alluvium.flows.audit.canary.CanaryAudit;
import org.alluvium.flows.audit.canary.CanaryReport;
import org.alluvium.flows.audit.canary.CanaryRequest;
import org.alluvium.flows.audit.canary.CheckedTable;
import org.alluvium.flows.audit.impact.Affected;
import org.alluvium.flows.audit.impact.ImpactAudit;
import org.alluvium.flows.audit.impact.ImpactReport;
import org.alluvium.flows.audit.impact.ImpactRequest;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunStart;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.run.StageOutcome;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The canary and the impact of corrections on a lakehouse that the stages wrote: real bars, then a
 * thousand restatements that arrive after a run.
 */
@Tag("spark")
@Tag("heavy")
class AuditSparkTest extends SparkTest {
  private static final LocalDate BEFORE = LocalDate.of(2017, 3, 10);
  private static final LocalDate AFTER = LocalDate.of(2017, 4, 7);
  private static final int RESTATEMENTS = 1000;
  private static final FeatureSchema SET = FeatureSets.named("alpha158");

  private static TempLakehouse temp;
  private static ResearchBench bench;
  private static DirectLakehouse direct;
  private static long versionBefore;

  @BeforeAll
  static void runCorrectAndRunAgain() {
    temp = TempLakehouse.open(spark());
    bench = new ResearchBench(temp, BarHistory.STOCKS);
    direct = DirectLakehouse.open(temp.lakehouse().root());
    Instant t = bench.instant(BEFORE);
    BarHistory history = BarHistory.read(spark()).knownBy(t);
    history.append(temp.lakehouse(), "bars");
    bench.run(BEFORE, bench.stagesTo("backtest"));
    versionBefore = direct.version(DailyBars.SPEC.name());
    record(BEFORE, t, versionBefore);
    history.restated(RESTATEMENTS, t, 5).append(temp.lakehouse(), "restatements");
    bench.run(AFTER, bench.stagesTo("labels"));
    record(AFTER, bench.instant(AFTER), direct.version(DailyBars.SPEC.name()));
  }

  @AfterAll
  static void close() {
    temp.close();
  }

  @Test
  void theCanaryFindsWhatTheStagesWroteClean() {
    CanaryReport report = canary(List.of(LocalDate.of(2017, 2, 3)), BEFORE);

    assertThat(report.findings()).isEmpty();
    report.requireClean();
    assertThat(report.tables()).hasSize(17);
    assertThat(report.tables())
        .allSatisfy(table -> assertThat(table.stored()).as(table.table()).isPositive());
    assertThat(report.tables().stream().map(CheckedTable::of))
        .contains("3 symbols", "stocks", "dollar");
  }

  @Test
  void aStoredValueThatTheInputsDoNotGiveIsNamedWithExitCodeThree() {
    LocalDate date = LocalDate.of(2016, 11, 9);
    String slice = "symbol = 'NYSE:IBM' and event_date = date'%s' and horizon = 5".formatted(date);
    var rows = temp.lakehouse().read(Labels.SPEC).all().filter(slice).drop("run_id", "ingested_at");
    var honest = rows.collectAsList();
    var schema = rows.schema();
    temp.lakehouse()
        .write(Labels.SPEC)
        .replaceSlice(rows.withColumn(Labels.LABEL, functions.lit(0.5)), slice);

    CanaryReport report = canary(List.of(LocalDate.of(2017, 2, 3)), BEFORE);

    assertThatThrownBy(report::requireClean)
        .isInstanceOfSatisfying(
            AlluviumException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK))
        .hasMessageContaining(
            "gold.labels where horizon = 5 and basis = 'close'.label first differs on 2016-11-09 for NYSE:IBM")
        .hasMessageContaining("from what the lakehouse holds: computed ")
        .hasMessageContaining(", stored 0.5");
    temp.lakehouse()
        .write(Labels.SPEC)
        .replaceSlice(spark().createDataFrame(honest, schema), slice);
  }

  @Test
  void theImpactOfAThousandRestatementsIsExactlyTheRowsThatWereComputedAgain() {
    ImpactReport report = impact(request(List.of(), List.of()));

    assertThat(report.corrections()).hasSize(RESTATEMENTS);
    Map<String, Long> named =
        report.affected().stream()
            .filter(a -> a.kind() == Affected.Kind.FEATURES)
            .collect(Collectors.toMap(Affected::of, Affected::count));
    assertThat(named).isEqualTo(restatedSessions(SET));
    assertThat(report.affected())
        .filteredOn(a -> a.kind() == Affected.Kind.FEATURES)
        .allSatisfy(a -> assertThat(a.state()).startsWith("computed again"));
    assertThat(report.affected())
        .filteredOn(a -> a.kind() == Affected.Kind.MODEL)
        .extracting(Affected::name)
        .containsExactlyInAnyOrder("gold.models stocks_ridge", "gold.models dollar_ridge");
    assertThat(report.affected())
        .filteredOn(a -> a.kind() == Affected.Kind.RUN)
        .extracting(a -> a.name().substring(0, 10))
        .containsExactly("2017-03-10");
  }

  @Test
  void aPairOfVersionsAndAStretchOfArrivalsFindTheSameCorrections() {
    ImpactReport all = impact(request(List.of(), List.of()));
    ImpactReport pair =
        impact(
            new ImpactRequest(
                Optional.of(DailyBars.SPEC.name()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ImpactRequest.Versions(versionBefore, versionBefore + 1))));
    ImpactReport arrivals =
        impact(
            new ImpactRequest(
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(bench.instant(BEFORE)),
                Optional.of(bench.instant(AFTER)),
                Optional.empty()));

    assertThat(pair.corrections()).isEqualTo(all.corrections());
    assertThat(arrivals.corrections()).isEqualTo(all.corrections());
    assertThat(
            impact(
                    new ImpactRequest(
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(bench.instant(AFTER)),
                        Optional.empty(),
                        Optional.empty()))
                .affected())
        .isEmpty();
  }

  @Test
  void oneThatHasNotComeYetReachesSixtyOneSessionsAndTwoLabels() {
    LocalDate lastDay = BEFORE;
    List<LocalDate> free = new ArrayList<>(sessions("NYSE:KO"));
    free.removeAll(
        impact(request(List.of("NYSE:KO"), List.of())).corrections().stream()
            .map(c -> c.date())
            .toList());
    LocalDate date =
        free.stream().filter(d -> d.isBefore(lastDay.minusDays(120))).reduce((a, b) -> b).get();

    ImpactReport report = impact(request(List.of("NYSE:KO"), List.of(date)));

    assertThat(report.affected())
        .filteredOn(a -> a.kind() == Affected.Kind.FEATURES)
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.first()).isEqualTo(date);
              assertThat(a.count()).isEqualTo(61);
            });
    assertThat(report.affected())
        .filteredOn(a -> a.kind() == Affected.Kind.LABELS)
        .singleElement()
        .satisfies(a -> assertThat(a.count()).isEqualTo(2));
    assertThat(report.affected())
        .filteredOn(a -> a.kind() == Affected.Kind.MODEL)
        .extracting(Affected::name)
        .containsExactly("gold.models stocks_ridge");
  }

  private static CanaryReport canary(List<LocalDate> dates, LocalDate asOf) {
    TradingCalendars calendars =
        TradingCalendars.read(
            Path.of(System.getProperty("alluvium.home"), "conf", "calendars.json"));
    RunPlan plan =
        new RunPlan(
            "audit",
            asOf,
            bench.instant(asOf),
            List.of(SET),
            List.of(bench.stocks(), ResearchBench.dollar()),
            List.of(),
            Optional.empty(),
            new RunPlan.InputFiles(Path.of(""), Path.of(""), Path.of(""), Optional.empty()));
    return new CanaryAudit(direct, plan, calendars, step -> {})
        .run(new CanaryRequest(dates, BarHistory.STOCKS, List.of(), 3, 1));
  }

  private static ImpactReport impact(ImpactRequest request) {
    return new ImpactAudit(direct, List.of(SET), new RunRecords(direct, Clock.systemUTC()))
        .follow(request);
  }

  private static ImpactRequest request(List<String> symbols, List<LocalDate> dates) {
    return new ImpactRequest(
        Optional.empty(), symbols, dates, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Sessions of each symbol with more than one vintage. */
  private static Map<String, Long> restatedSessions(FeatureSchema set) {
    Map<String, Map<Object, Integer>> vintages = new HashMap<>();
    direct
        .rows(FeatureSets.table(set).name())
        .forEach(
            row ->
                vintages
                    .computeIfAbsent((String) row.get(Features.SYMBOL), s -> new HashMap<>())
                    .merge(row.get(Features.EVENT_DATE), 1, Integer::sum));
    Map<String, Long> restated = new HashMap<>();
    vintages.forEach(
        (symbol, days) ->
            restated.put(symbol, days.values().stream().filter(count -> count > 1).count()));
    return restated;
  }

  private static Set<LocalDate> sessions(String symbol) {
    Set<LocalDate> sessions = new TreeSet<>();
    direct
        .rows(DailyBars.SPEC.name())
        .forEach(
            row -> {
              if (row.get(DailyBars.SYMBOL).equals(symbol)) {
                sessions.add((LocalDate) row.get(DailyBars.EVENT_DATE));
              }
            });
    return sessions;
  }

  /** A finished run that kept a version of the bars. */
  private static void record(LocalDate date, Instant asOf, long version) {
    RunRecords records = new RunRecords(direct, Clock.systemUTC());
    RunId run = RunId.next(date, Clock.systemUTC());
    records.start(new RunStart(run, "weekly", "d1".repeat(32), new CodeIdentity("0.1.0", "none")));
    String inputs = "[{\"table\":\"%s\",\"version\":%d}]".formatted(DailyBars.SPEC.name(), version);
    records.recordStage(
        run,
        asOf,
        new StageOutcome(
            "snapshot",
            "",
            RunState.COMPLETE,
            OptionalLong.empty(),
            OptionalLong.empty(),
            0,
            Optional.empty(),
            Optional.of(inputs),
            Optional.empty()));
    records.complete(run, "{}", Optional.empty());
  }
}
