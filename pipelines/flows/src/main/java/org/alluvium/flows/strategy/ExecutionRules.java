package org.alluvium.flows.strategy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.profile.ExecutionConfiguration;
import org.alluvium.flows.profile.Sides;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.kernels.ensemble.BestEnsemble;
import org.alluvium.kernels.ensemble.Ensemble;
import org.alluvium.kernels.ensemble.MeanEnsemble;
import org.alluvium.kernels.execution.Side;
import org.alluvium.kernels.execution.TrailingStop;
import org.alluvium.kernels.execution.VolatilityStop;
import org.alluvium.kernels.sizing.Confidence;
import org.alluvium.kernels.sizing.ConfidenceRule;
import org.alluvium.kernels.sizing.ConfidenceTier;
import org.alluvium.kernels.sizing.TierSizes;
import org.alluvium.kernels.sizing.VolatilityTarget;
import org.alluvium.kernels.strategy.DecisionRules;
import org.alluvium.kernels.strategy.TierRules;
import org.alluvium.kernels.strategy.VolatilityRules;
import org.alluvium.kernels.volatility.ExponentialVolatility;
import org.alluvium.kernels.volatility.RollingVolatility;
import org.alluvium.kernels.volatility.VolatilityEstimator;

/** The rules of a configured strategy. */
final class ExecutionRules {
  private ExecutionRules() {}

  /**
   * @param sessionsPerYear of the profile's calendar
   */
  static DecisionRules of(StrategyProfile profile, double sessionsPerYear) {
    ExecutionConfiguration execution = profile.execution();
    return new DecisionRules(
        ensemble(profile.strategy()),
        sides(profile.strategy().sides()),
        Optional.ofNullable(execution.confidence()).map(ExecutionRules::tiers),
        new VolatilityRules(
            estimator(execution.volatility()),
            sessionsPerYear,
            new VolatilityTarget(
                execution.target().annual(),
                execution.target().lowestLeverage(),
                execution.target().highestLeverage()),
            profile.strategy().horizon(),
            levels(execution.exits()),
            trailing(execution.exits())));
  }

  private static Ensemble ensemble(StrategyConfiguration strategy) {
    StrategyConfiguration.Best best = strategy.best();
    return best == null
        ? new MeanEnsemble()
        : new BestEnsemble(best.count(), best.window(), best.leastJudged());
  }

  private static Set<Side> sides(Sides sides) {
    return switch (sides) {
      case LONG -> EnumSet.of(Side.LONG);
      case SHORT -> EnumSet.of(Side.SHORT);
      case LONG_SHORT -> EnumSet.allOf(Side.class);
    };
  }

  private static TierRules tiers(ExecutionConfiguration.Tiers tiers) {
    Set<TierSizes.TierSide> skipped = new HashSet<>();
    for (String name : tiers.skip()) {
      String[] words = name.toUpperCase(Locale.ROOT).split("_");
      skipped.add(new TierSizes.TierSide(ConfidenceTier.valueOf(words[0]), Side.valueOf(words[1])));
    }
    return new TierRules(
        new Confidence.Windows(tiers.magnitudeWindow(), tiers.consistencyWindow()),
        new ConfidenceRule(thresholds(tiers.high()), thresholds(tiers.medium())),
        new TierSizes(
            Map.of(
                ConfidenceTier.HIGH,
                tiers.sizes().high(),
                ConfidenceTier.MEDIUM,
                tiers.sizes().medium(),
                ConfidenceTier.LOW,
                tiers.sizes().low()),
            skipped));
  }

  private static Confidence thresholds(ExecutionConfiguration.Thresholds thresholds) {
    return new Confidence(thresholds.agreement(), thresholds.magnitude(), thresholds.consistency());
  }

  private static VolatilityEstimator estimator(ExecutionConfiguration.Volatility volatility) {
    return volatility.decay() == null
        ? new RollingVolatility(volatility.returns())
        : new ExponentialVolatility(volatility.decay(), volatility.returns());
  }

  /** A fixed stop is one whose bounds are equal; no target is one at infinity. */
  private static VolatilityStop levels(ExecutionConfiguration.Exits exits) {
    double share =
        exits.takeProfitShare() == null ? Double.POSITIVE_INFINITY : exits.takeProfitShare();
    ExecutionConfiguration.StopBounds bounds = exits.stopByVolatility();
    return bounds == null
        ? new VolatilityStop(1, exits.hardStop(), exits.hardStop(), share)
        : new VolatilityStop(bounds.multiple(), bounds.lowest(), bounds.highest(), share);
  }

  private static TrailingStop trailing(ExecutionConfiguration.Exits exits) {
    return exits.trailing() == null
        ? TrailingStop.NONE
        : new TrailingStop(exits.trailing().activation(), exits.trailing().trail());
  }
}
