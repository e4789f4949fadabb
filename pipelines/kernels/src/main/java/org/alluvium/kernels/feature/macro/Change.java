package org.alluvium.kernels.feature.macro;

/** How a series is compared with its own earlier value. */
public enum Change {
  /** Now less then, in the unit of the series: for rates, and for whatever can be negative. */
  DIFFERENCE("DIFF") {
    @Override
    double of(double now, double then) {
      return now - then;
    }
  },
  /** 100 (now / then - 1); NaN where then is not positive. */
  PERCENT("PCT") {
    @Override
    double of(double now, double then) {
      return then > 0 ? 100 * (now / then - 1) : Double.NaN;
    }
  };

  private final String suffix;

  Change(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  abstract double of(double now, double then);
}
