package org.alluvium.kernels.selection;

/** What a strategy expects of a price. */
public enum Logic {
  /** It goes on as it went. */
  TREND,
  /** It comes back. */
  MEAN_REVERSION
}
