package org.alluvium.kernels.search;

/**
 * Nested uniform scrambling of points of the unit cube in base 2: each binary digit of a coordinate
 * is flipped or not by a fair coin that belongs to the digits before it. Each scrambled point is
 * uniform by itself, and together they are as even as before. The coins are a function of the seed,
 * the axis and those digits; nothing is kept. O(52) per coordinate.
 *
 * <p>Reference: Owen, Randomly permuted (t,m,s)-nets and (t,s)-sequences (Monte Carlo and
 * Quasi-Monte Carlo Methods, 1995).
 *
 * @param seed of the coins
 */
public record OwenScramble(long seed) {
  private static final int DIGITS = 52;

  /**
   * @param point coordinates in [0, 1)
   * @return coordinates in [0, 1), multiples of 2⁻⁵²
   */
  public double[] apply(double[] point) {
    double[] scrambled = new double[point.length];
    for (int axis = 0; axis < point.length; axis++) {
      scrambled[axis] = coordinate(point[axis], CounterHash.bits(seed, axis));
    }
    return scrambled;
  }

  private static double coordinate(double value, long key) {
    long digits = (long) (value * 0x1p52);
    long flips = 0;
    for (int before = 0; before < DIGITS; before++) {
      long node = 1L << before | digits >>> (DIGITS - before);
      flips |= (CounterHash.bits(key, node) >>> 63) << (DIGITS - 1 - before);
    }
    return (digits ^ flips) * 0x1p-52;
  }
}
