package org.alluvium.kernels.search;

/** On what scale the values of an interval are spread evenly. */
public enum Scale {
  /** By differences. */
  LINEAR {
    @Override
    public double coordinate(double value) {
      return value;
    }

    @Override
    public double value(double coordinate) {
      return coordinate;
    }
  },
  /** By ratios: from 0.001 to 0.01 lies as much as from 0.1 to 1. Values are above 0. */
  LOG {
    @Override
    public double coordinate(double value) {
      return StrictMath.log(value);
    }

    @Override
    public double value(double coordinate) {
      return StrictMath.exp(coordinate);
    }
  };

  /** Where a value lies on the scale; its natural logarithm on {@link #LOG}. */
  public abstract double coordinate(double value);

  /** The value that lies there; the inverse of {@link #coordinate} but for rounding. */
  public abstract double value(double coordinate);
}
