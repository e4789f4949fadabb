package org.alluvium.kernels.strategy;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alluvium.kernels.ensemble.Ensemble;
import org.alluvium.kernels.ensemble.EnsembleForecast;
import org.alluvium.kernels.ensemble.MemberForecasts;
import org.alluvium.kernels.execution.Side;
import org.alluvium.kernels.sizing.Confidence;
import org.alluvium.kernels.sizing.ConfidenceTier;

/**
 * From the forecasts of several models to a position: one forecast by the ensemble, its side, its
 * tier, its size by tier and volatility, and the levels at which it ends. A decision depends on
 * what it is given, which must have been known at it; nothing here looks further.
 *
 * @param ensemble from members to one forecast
 * @param sides that are traded
 * @param tiers of confidence; empty = every position has the full size
 * @param volatility leverage and levels
 */
public record DecisionRules(
    Ensemble ensemble, Set<Side> sides, Optional<TierRules> tiers, VolatilityRules volatility) {
  public DecisionRules {
    Objects.requireNonNull(ensemble, "ensemble");
    sides = Set.copyOf(sides);
    Objects.requireNonNull(tiers, "tiers");
    Objects.requireNonNull(volatility, "volatility");
  }

  /** What is known at a decision beside the members' forecasts. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Known(double[] recentForecasts, double[] returns) {}

  /**
   * Decides.
   *
   * @param members forecasts up to the decision, and outcomes
   * @param decision index of the decision
   * @param known the ensemble's forecasts at earlier decisions and the returns of sessions up to
   *     the decision, both oldest first
   */
  public TradeDecision decide(MemberForecasts members, int decision, Known known) {
    EnsembleForecast ensembled = ensemble.forecast(members, decision);
    double forecast = ensembled.forecast();
    Optional<Side> side = Side.ofForecast(forecast);
    Optional<TradeDecision.Trust> trust =
        side.isEmpty()
            ? Optional.empty()
            : tiers.map(rules -> trust(rules, members, decision, forecast, known));
    TradeDecision.Size size = size(side, trust, known.returns());
    return new TradeDecision(
        verdict(forecast, side, size),
        forecast,
        ensembled.chosen(),
        side,
        trust,
        size,
        levels(known.returns()));
  }

  private Verdict verdict(double forecast, Optional<Side> side, TradeDecision.Size size) {
    if (Double.isNaN(forecast)) {
      return Verdict.NO_FORECAST;
    }
    if (side.isEmpty()) {
      return Verdict.NO_DIRECTION;
    }
    if (!sides.contains(side.get())) {
      return Verdict.SIDE_NOT_TRADED;
    }
    if (size.multiplier() == 0) {
      return Verdict.TIER_SKIPPED;
    }
    return Double.isNaN(size.leverage()) ? Verdict.NO_VOLATILITY : Verdict.TAKEN;
  }

  private static TradeDecision.Trust trust(
      TierRules rules, MemberForecasts members, int decision, double forecast, Known known) {
    double[] own = new double[members.members()];
    for (int member = 0; member < own.length; member++) {
      own[member] = members.forecast(member, decision);
    }
    Confidence confidence = Confidence.of(forecast, own, known.recentForecasts(), rules.windows());
    return new TradeDecision.Trust(confidence, rules.rule().tier(confidence));
  }

  private TradeDecision.Size size(
      Optional<Side> side, Optional<TradeDecision.Trust> trust, double[] returns) {
    Optional<ConfidenceTier> tier = trust.map(TradeDecision.Trust::tier);
    double multiplier =
        tier.isEmpty() ? 1 : tiers.orElseThrow().sizes().multiplier(tier.get(), side.orElseThrow());
    double annual =
        volatility.estimator().over(volatility.sessionsPerYear(), returns, returns.length);
    return new TradeDecision.Size(
        volatility.estimator().perPeriod(returns, returns.length),
        multiplier,
        volatility.target().leverage(annual));
  }

  private TradeDecision.Levels levels(double[] returns) {
    double held = volatility.estimator().over(volatility.sessionsHeld(), returns, returns.length);
    return new TradeDecision.Levels(
        volatility.levels().hardStop(held),
        volatility.levels().takeProfit(held),
        volatility.trailing());
  }
}
