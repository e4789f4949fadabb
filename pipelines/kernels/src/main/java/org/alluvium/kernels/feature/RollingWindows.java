package org.alluvium.kernels.feature;

/** The window lengths of Alpha158, in sessions, ascending. */
final class RollingWindows {
  private static final int[] LENGTHS = {5, 10, 20, 30, 60};

  private RollingWindows() {}

  static int count() {
    return LENGTHS.length;
  }

  static int widest() {
    return LENGTHS[LENGTHS.length - 1];
  }

  /** A copy. */
  static int[] lengths() {
    return LENGTHS.clone();
  }
}
