package org.alluvium.kernels.execution;

/** Where in its bar a position was entered. */
public enum EntryPoint {
  /** At the open: the position lives through the entry bar, which can end it. */
  OPEN,
  /** At the close: the first bar that can end the position is the next one. */
  CLOSE
}
