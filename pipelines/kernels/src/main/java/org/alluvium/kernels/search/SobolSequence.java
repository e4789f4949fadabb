package org.alluvium.kernels.search;

import org.alluvium.kernels.check.Check;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Points that fill the unit cube evenly: of the first 2^m, every half, quarter … of an axis has
 * equally many. Direction numbers {@code new-joe-kuo-6.21201}, as Hipparchus carries them; the
 * order is that of the Gray code. Point 0 is the origin. O(dimension · log(index)) per point;
 * making one reads the numbers and takes milliseconds.
 *
 * <p>Reference: Joe and Kuo, Constructing Sobol' sequences with better two-dimensional projections
 * (SIAM Journal on Scientific Computing, 2008).
 */
public final class SobolSequence {
  private static final int GREATEST_DIMENSION = 21_201;
  private static final int DIGITS = 31;

  /** {@code [digit of the Gray code][axis]}, in units of 2⁻⁵². */
  private final long[][] directions = new long[DIGITS][];

  /**
   * @param dimension of the cube, 1 … 21 201
   */
  public SobolSequence(int dimension) {
    Check.isTrue(
        dimension >= 1 && dimension <= GREATEST_DIMENSION,
        "dimension of a Sobol sequence must be in 1.." + GREATEST_DIMENSION + ", got " + dimension);
    SobolSequenceGenerator generator = new SobolSequenceGenerator(dimension);
    for (int digit = 0; digit < DIGITS; digit++) {
      // The Gray code of 2^(digit + 1) − 1 has this digit and no other.
      double[] point = generator.skipTo((int) ((2L << digit) - 1));
      directions[digit] = new long[dimension];
      for (int axis = 0; axis < dimension; axis++) {
        directions[digit][axis] = (long) (point[axis] * 0x1p52);
      }
    }
  }

  /**
   * @param index 0 … 2³¹ − 1
   * @return coordinates in [0, 1), multiples of 2⁻⁵²
   */
  public double[] point(long index) {
    Check.isTrue(
        index >= 0 && index <= Integer.MAX_VALUE,
        "index of a Sobol point must be in 0.." + Integer.MAX_VALUE + ", got " + index);
    double[] point = new double[directions[0].length];
    for (int axis = 0; axis < point.length; axis++) {
      long digits = 0;
      for (long gray = index ^ index >>> 1; gray != 0; gray &= gray - 1) {
        digits ^= directions[Long.numberOfTrailingZeros(gray)][axis];
      }
      point[axis] = digits * 0x1p-52;
    }
    return point;
  }
}
