package org.alluvium.kernels.regime;

/** What a market is in, by its volatility and its direction. */
public enum Quadrant {
  /** Turbulent, and falling. */
  CRISIS,
  /** Turbulent, and not falling. */
  EXPANSION,
  /** Calm, and going nowhere. */
  QUIET,
  /** Calm, with a direction. */
  NORMAL
}
