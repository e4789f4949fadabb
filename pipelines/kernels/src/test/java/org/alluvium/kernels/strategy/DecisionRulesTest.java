package org.alluvium.kernels.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.alluvium.kernels.ensemble.MeanEnsemble;
import org.alluvium.kernels.ensemble.MemberForecasts;
import org.alluvium.kernels.execution.Side;
import org.alluvium.kernels.execution.TrailingStop;
import org.alluvium.kernels.execution.VolatilityStop;
import org.alluvium.kernels.forecast.ForecastHistory;
import org.alluvium.kernels.sizing.Confidence;
import org.alluvium.kernels.sizing.ConfidenceRule;
import org.alluvium.kernels.sizing.ConfidenceTier;
import org.alluvium.kernels.sizing.TierSizes;
import org.alluvium.kernels.sizing.VolatilityTarget;
import org.alluvium.kernels.volatility.RollingVolatility;
import org.junit.jupiter.api.Test;

class DecisionRulesTest {
  private static final double[] RETURNS = {0.01, -0.01, 0.01, -0.01};
  private static final double[] RECENT = {0.01, 0.02, 0.03};
  private static final VolatilityRules VOLATILITY =
      new VolatilityRules(
          new RollingVolatility(4),
          252,
          new VolatilityTarget(0.15, 0.5, 2),
          5,
          new VolatilityStop(2, 0.01, 0.03, 0.5),
          TrailingStop.NONE);
  private static final TierRules TIERS =
      new TierRules(
          new Confidence.Windows(3, 3),
          new ConfidenceRule(new Confidence(1, 2, 1), new Confidence(1, 0.5, 0)),
          new TierSizes(
              Map.of(ConfidenceTier.HIGH, 1.0, ConfidenceTier.MEDIUM, 0.6, ConfidenceTier.LOW, 0.3),
              Set.of(new TierSizes.TierSide(ConfidenceTier.LOW, Side.LONG))));

  @Test
  void aForecastBecomesASideATierASizeAndLevels() {
    TradeDecision decision =
        rules(Side.LONG, Side.SHORT).decide(members(0.02, 0.04), 0, known(RECENT));
    assertThat(decision.verdict()).isEqualTo(Verdict.TAKEN);
    assertThat(decision.forecast()).isEqualTo(0.03);
    assertThat(decision.members()).containsExactly(0, 1);
    assertThat(decision.trust().orElseThrow().tier()).isEqualTo(ConfidenceTier.HIGH);
    double leverage = 0.15 / (0.01 * Math.sqrt(252));
    assertThat(decision.weight()).isCloseTo(leverage, within(1e-12));
    assertThat(decision.levels().hardStop()).isEqualTo(0.03);
    assertThat(decision.levels().takeProfit()).isEqualTo(0.015);
  }

  @Test
  void aWeakForecastIsALowTierWhoseLongsAreSkippedAndWhoseShortsAreSmall() {
    assertThat(
            rules(Side.LONG, Side.SHORT)
                .decide(members(0.001, -0.0005), 0, known(RECENT))
                .verdict())
        .isEqualTo(Verdict.TIER_SKIPPED);
    TradeDecision low =
        rules(Side.LONG, Side.SHORT).decide(members(-0.001, 0.0005), 0, known(RECENT));
    assertThat(low.verdict()).isEqualTo(Verdict.TAKEN);
    assertThat(low.size().multiplier()).isEqualTo(0.3);
    assertThat(low.weight()).isNegative();
  }

  @Test
  void whatCannotBeTradedSaysWhy() {
    DecisionRules shortsOnly = rules(Side.SHORT);
    assertThat(shortsOnly.decide(members(0.02, 0.04), 0, known(RECENT)).verdict())
        .isEqualTo(Verdict.SIDE_NOT_TRADED);
    assertThat(shortsOnly.decide(members(Double.NaN, Double.NaN), 0, known(RECENT)).verdict())
        .isEqualTo(Verdict.NO_FORECAST);
    assertThat(shortsOnly.decide(members(0.01, -0.01), 0, known(RECENT)).verdict())
        .isEqualTo(Verdict.NO_DIRECTION);
    TradeDecision early =
        shortsOnly.decide(
            members(-0.02, -0.04), 0, new DecisionRules.Known(RECENT, new double[] {0.01}));
    assertThat(early.verdict()).isEqualTo(Verdict.NO_VOLATILITY);
    assertThat(early.weight()).isZero();
  }

  @Test
  void withoutTiersEveryPositionHasTheFullSize() {
    DecisionRules rules =
        new DecisionRules(new MeanEnsemble(), Set.of(Side.SHORT), Optional.empty(), VOLATILITY);
    TradeDecision decision = rules.decide(members(-1e-9, -1e-9), 0, known(new double[0]));
    assertThat(decision.trust()).isEmpty();
    assertThat(decision.size().multiplier()).isEqualTo(1);
    assertThat(decision.exitRule().hardStop()).isEqualTo(0.03);
  }

  private static DecisionRules rules(Side... sides) {
    return new DecisionRules(new MeanEnsemble(), Set.of(sides), Optional.of(TIERS), VOLATILITY);
  }

  private static DecisionRules.Known known(double[] recent) {
    return new DecisionRules.Known(recent, RETURNS);
  }

  private static MemberForecasts members(double... now) {
    double[][] forecasts = new double[now.length][];
    for (int member = 0; member < now.length; member++) {
      forecasts[member] = new double[] {now[member]};
    }
    double[] none = {Double.NaN};
    ForecastHistory history =
        new ForecastHistory(LongStream.of(1).toArray(), none, none, new long[] {Long.MAX_VALUE});
    return new MemberForecasts(history, forecasts);
  }
}
