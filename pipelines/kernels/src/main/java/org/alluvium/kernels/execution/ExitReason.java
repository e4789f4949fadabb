package org.alluvium.kernels.execution;

/** Why a position ended, or where it is valued while it has not. */
public enum ExitReason {
  /** The hard stop was touched, or a bar opened beyond it. */
  STOP,
  /** The trailing stop was touched, or a bar opened beyond it. */
  TRAILING_STOP,
  /** The take profit was touched, or a bar opened beyond it. */
  TARGET,
  /** Nothing happened up to the close of the last bar of the plan. */
  LAST_CLOSE,
  /** The last bar of the plan is missing: the open of the first bar after it. */
  LATE_OPEN,
  /** Not ended: the bars stop before the plan does. The price is the last known close. */
  STILL_OPEN
}
