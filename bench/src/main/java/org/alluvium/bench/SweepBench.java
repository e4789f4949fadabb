package org.alluvium.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.sweep.SamplerKind;
import org.alluvium.flows.sweep.SweepMarket;
import org.alluvium.flows.sweep.SweepPlan;
import org.alluvium.flows.sweep.SweepPlan.Sampling;
import org.alluvium.flows.sweep.SweepProgress;
import org.alluvium.flows.sweep.SweepStage;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.rule.RuleKind;
import org.alluvium.kernels.search.IntegerInterval;
import org.alluvium.kernels.search.Scale;
import org.alluvium.kernels.search.SearchSpace;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.session.Sessions;
import org.alluvium.lakehouse.tables.DailyBars;

/**
 * Measures one sweep of a grid of moving averages, from bars in a Delta table to trials, outcomes
 * and returns in Delta tables, in one application of Spark.
 *
 * <p>Arguments: {@code cold} or {@code warm} (the same sweep was made before in the process), work
 * folder, result file, symbols, days, fast windows (2, 3, …), slow windows (50, 55, …). The closes
 * are left in the work folder as {@code closes}, symbol by symbol, the returns of every trial as
 * {@code returns}, trial by trial.
 */
public final class SweepBench {
  private static final int FIRST_FAST = 2;
  private static final int FIRST_SLOW = 50;
  private static final int SLOW_STEP = 5;
  private static final double COMMISSION_BASIS_POINTS = 3;

  private final Timings timings = new Timings();
  private final Path work;
  private final int symbols;
  private final int days;
  private final SweepPlan plan;

  private SweepBench(Path work, int[] sizes) {
    this.work = work;
    this.symbols = sizes[0];
    this.days = sizes[1];
    this.plan = plan(sizes);
  }

  public static void main(String[] arguments) throws Exception {
    int[] sizes = Arrays.stream(arguments).skip(3).mapToInt(Integer::parseInt).toArray();
    SweepBench bench = new SweepBench(Path.of(arguments[1]).toAbsolutePath(), sizes);
    bench.run(arguments[0].equals("warm"));
    bench.timings.write(Path.of(arguments[2]));
  }

  private void run(boolean warm) throws Exception {
    BenchLakehouse[] opened = new BenchLakehouse[1];
    timings.seconds(
        "session_start",
        () ->
            opened[0] =
                new BenchLakehouse(
                    Sessions.open(work.resolve("spark"), Map.of()),
                    work.resolve("sweep-%d-%d".formatted(symbols, days))));
    BenchLakehouse lakehouse = opened[0];
    new GeneratedBars(symbols, days).write(lakehouse.source(), 0);
    if (warm) {
      sweep(lakehouse.fresh("first"));
    }
    Lakehouse fresh = lakehouse.fresh("swept");
    timings.seconds("sweep", () -> sweep(fresh));
    timings.peak();
    timings.put("trials", plan.trials());
    writeCloses(fresh);
    writeReturns(fresh);
    lakehouse.spark().stop();
  }

  private void sweep(Lakehouse lakehouse) {
    StageContext context = BenchLakehouse.context(lakehouse, days);
    new SweepStage(plan, Clock.systemUTC(), SweepProgress.SILENT).run(context);
  }

  private void writeCloses(Lakehouse lakehouse) throws Exception {
    Numbers.write(
        work.resolve("closes"),
        lakehouse
            .read(DailyBars.SPEC)
            .all()
            .orderBy(DailyBars.SYMBOL, DailyBars.EVENT_DATE)
            .select(DailyBars.CLOSE)
            .collectAsList()
            .stream()
            .mapToDouble(row -> row.getDouble(0))
            .toArray());
  }

  private void writeReturns(Lakehouse lakehouse) throws Exception {
    Map<String, ReturnStream> returns =
        new TrialTables(DirectLakehouse.open(lakehouse.root())).returns(plan.study().name());
    Numbers.write(
        work.resolve("returns"),
        IntStream.rangeClosed(1, plan.trials())
            .mapToObj(number -> returns.get(plan.study().trialId(number)).values())
            .flatMapToDouble(Arrays::stream)
            .toArray());
  }

  private static SweepPlan plan(int[] sizes) {
    int fasts = sizes[2];
    int slows = sizes[3];
    List<String> universe = IntStream.range(0, sizes[0]).mapToObj("GEN:S%05d"::formatted).toList();
    SweepMarket market =
        new SweepMarket(
            universe,
            BacktestRules.of(
                FillRule.NEXT_CLOSE,
                new CostModel("bench", COMMISSION_BASIS_POINTS, 0, 0, 0),
                252,
                1e6),
            GeneratedBars.session(0),
            GeneratedBars.session(sizes[1] - 1));
    return new SweepPlan(
        new Study("bench", Study.familyOf("moving_average_cross", universe, 1)),
        fasts * slows,
        RuleKind.MOVING_AVERAGE_CROSS,
        Map.of("stance", "long", "exposure", "0.5"),
        SearchSpace.of(
            IntegerInterval.of("fast", FIRST_FAST, FIRST_FAST + fasts - 1),
            new IntegerInterval(
                "slow", FIRST_SLOW, FIRST_SLOW + SLOW_STEP * (slows - 1), SLOW_STEP, Scale.LINEAR)),
        new Sampling(SamplerKind.GRID, 1, Map.of(), 1),
        market,
        "{}");
  }
}
