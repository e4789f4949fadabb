package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What each part of the latest decision adds to the risk of the whole.
 *
 * @param decided session of the decision
 * @param held session whose close the weights held are of
 * @param sample returns that the covariance is of
 * @param volatility of the decided weights over that sample, annual
 * @param shares by part, the largest first
 */
public record RiskReport(
    LocalDate decided, Part<LocalDate> held, Sample sample, Figure volatility, List<Share> shares) {
  public RiskReport {
    Objects.requireNonNull(decided, "decided");
    Objects.requireNonNull(held, "held");
    Objects.requireNonNull(sample, "sample");
    Objects.requireNonNull(volatility, "volatility");
    shares = List.copyOf(shares);
  }

  /**
   * Sessions whose returns all parts have.
   *
   * @param used how many
   * @param asked the look-back
   */
  public record Sample(int used, int asked) {}

  /**
   * One part.
   *
   * @param weight as decided, a fraction of net asset value, negative when short; 0 of what is held
   *     and decided to be held no more
   * @param held weight at the last close, after fills and drift
   * @param risk share of the variance of the decided weights; all sum to 1
   */
  public record Share(String symbol, double weight, Figure held, double risk) {
    public Share {
      Objects.requireNonNull(symbol, "symbol");
      Objects.requireNonNull(held, "held");
    }
  }
}
