package org.alluvium.kernels.strategy;

/** Whether a decision asks for a position, and if not, why. */
public enum Verdict {
  /** A position is to be entered. */
  TAKEN,
  /** The ensemble has no forecast. */
  NO_FORECAST,
  /** The forecast is exactly 0 and names no direction. */
  NO_DIRECTION,
  /** The forecast asks for a side that the strategy does not trade. */
  SIDE_NOT_TRADED,
  /** The tier's positions on this side are not taken. */
  TIER_SKIPPED,
  /** Too few returns for an estimate of volatility, so no size and no levels. */
  NO_VOLATILITY
}
