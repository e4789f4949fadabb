package org.alluvium.kernels.selection;

/** Which sides a ranked value may be taken on. */
public enum SideRule {
  /** Bought: the highest are best. */
  LONG {
    @Override
    public int side(double value) {
      return 1;
    }
  },

  /** Sold: the lowest are best. */
  SHORT {
    @Override
    public int side(double value) {
      return -1;
    }
  },

  /** Bought above zero, sold below, on neither side at zero: the largest in size are best. */
  LONG_SHORT {
    @Override
    public int side(double value) {
      return (int) Math.signum(value);
    }
  };

  /**
   * The side of a value, +1, -1 or 0; its strength, by which it is ranked, is side times value.
   *
   * @param value not NaN
   */
  public abstract int side(double value);
}
