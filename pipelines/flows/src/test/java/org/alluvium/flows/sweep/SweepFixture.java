package org.alluvium.flows.sweep;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.alluvium.flows.sweep.SweepPlan.Sampling;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.SearchedStudy;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.rule.RuleKind;
import org.alluvium.kernels.search.IntegerInterval;
import org.alluvium.kernels.search.SearchSpace;
import org.alluvium.kernels.search.TrialValues;
import org.alluvium.lakehouse.direct.DirectLakehouse;

/** A small sweep of moving averages on made-up prices, without Spark. */
final class SweepFixture {
  static final LocalDate FIRST = LocalDate.of(2015, 1, 5);
  static final int SESSIONS = 160;
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final DirectLakehouse lakehouse;

  SweepFixture(Path root) {
    this.lakehouse = DirectLakehouse.open(root.toString());
  }

  /** Fast 2 … 9, slow 4 … 40: some pairs are refused by the rule. */
  static SweepPlan plan(SamplerKind sampler, int trials, long seed) {
    SweepMarket market =
        new SweepMarket(
            List.of("X:A", "X:B", "X:C"),
            BacktestRules.of(FillRule.NEXT_CLOSE, new CostModel("test", 1, 2, 0, 0), 252, 1e6),
            FIRST.plusDays(50),
            FIRST.plusDays(SESSIONS));
    return new SweepPlan(
        new Study("cross", "moving_average_cross/3-symbols/1-sessions"),
        trials,
        RuleKind.MOVING_AVERAGE_CROSS,
        Map.of("stance", "long_short", "exposure", "0.9"),
        SearchSpace.of(IntegerInterval.of("fast", 2, 9), IntegerInterval.of("slow", 4, 40)),
        new Sampling(sampler, seed, Map.of(), 5),
        market,
        "{\"sampler\":\"%s\",\"seed\":%d}".formatted(sampler.id(), seed));
  }

  static SweepPrices prices(SweepPlan plan) {
    Random random = new Random(3);
    long[] days = new long[SESSIONS];
    double[][] closes = new double[3][SESSIONS];
    for (int day = 0; day < SESSIONS; day++) {
      days[day] = FIRST.plusDays(day).toEpochDay();
      for (int asset = 0; asset < 3; asset++) {
        double before = day == 0 ? 100 : closes[asset][day - 1];
        closes[asset][day] = before * Math.exp(0.02 * random.nextGaussian());
      }
    }
    return SweepPrices.of(Market.of(days, closes, closes), plan.market());
  }

  TrialTables tables() {
    return new TrialTables(lakehouse);
  }

  /** Runs a sweep in one piece. */
  Map<String, TrialOutcome> run(SweepPlan plan) {
    return run(plan, 7, round -> {});
  }

  /**
   * @param size trials of a round
   * @param before told of the trials of a round before it is computed
   */
  Map<String, TrialOutcome> run(SweepPlan plan, int size, Consumer<List<TrialRequest>> before) {
    SweepPrices prices = prices(plan);
    return engine(plan, new LocalRounds(plan, prices, size, before))
        .run(StudyRecord.of(plan, tables()), prices.digest());
  }

  /** Runs a sweep as if its prices had this digest. */
  void runOn(String digest, SweepPlan plan) {
    engine(plan, new LocalRounds(plan, prices(plan), 7, round -> {}))
        .run(StudyRecord.of(plan, tables()), digest);
  }

  /** Leaves what a process leaves that dies after the returns and before the ends. */
  void startAndKeep(SweepPlan plan, Map<String, ReturnStream> returns) {
    TrialWriter writer = new TrialWriter(lakehouse, "killed", CLOCK);
    SweepPrices prices = prices(plan);
    writer.begin(
        new SearchedStudy(
            plan.study(), plan.sampling().sampler().id(), 1, plan.definition(), prices.digest()));
    List<Trial> trials = new ArrayList<>();
    for (TrialValues values :
        new TrialProposals(plan.space(), plan.sampling())
            .after(List.of(), Map.of(), plan.trials())) {
      Map<String, String> texts = TrialParameters.texts(plan.fixed(), values);
      trials.add(
          new Trial(
              plan.study(),
              trials.size() + 1L,
              Optional.empty(),
              plan.sampling().sampler().id(),
              TrialParameters.json(plan.rule(), texts),
              OptionalLong.of(1)));
    }
    writer.start(plan.study(), trials);
    writer.keep(plan.study(), returns);
  }

  /** Enters a trial that was made elsewhere. */
  void declare(Study study) {
    Trial trial = new Trial(study, 1, Optional.empty(), "declared", "{}", OptionalLong.empty());
    new TrialWriter(lakehouse, "declared", CLOCK).start(study, List.of(trial));
  }

  private SweepEngine engine(SweepPlan plan, SweepEngine.Rounds rounds) {
    return new SweepEngine(
        plan, tables(), new TrialWriter(lakehouse, "run-1", CLOCK), rounds, SweepProgress.SILENT);
  }

  /** Computes trials in this thread. */
  private record LocalRounds(
      SweepPlan plan, SweepPrices prices, int size, Consumer<List<TrialRequest>> before)
      implements SweepEngine.Rounds {
    @Override
    public List<TrialResult> compute(List<TrialRequest> trials, SweepProgress progress) {
      before.accept(trials);
      TrialComputation computation =
          new TrialComputation(plan.rule(), prices, plan.market().rules());
      List<TrialResult> results = new ArrayList<>();
      trials.forEach(trial -> results.add(computation.of(trial)));
      return results;
    }

    @Override
    public long[] days() {
      return prices.returnDays();
    }
  }
}
