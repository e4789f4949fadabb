package org.alluvium.kernels.moments;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Sufficient statistics of rows x in R^d: count n, means m and centred cross-products C = Σ (x −
 * m)(x − m)ᵀ.
 *
 * <p>By convention of the training kernels the last column of a row is the target and the columns
 * before it are the features. Each mean is kept as an unevaluated sum of two doubles, so that
 * merging data that lie far from zero (mean 10⁶, deviation 10⁻³) loses nothing that the rows still
 * had. The cross-products are stored as a packed lower triangle.
 *
 * <p>Immutable. Equality is equality of bits. Rows with missing values never get here: {@link
 * MomentsAccumulator} refuses them.
 *
 * <p>Reference for {@link #merge}: Chan, Golub, LeVeque, Algorithms for Computing the Sample
 * Variance (1983), equation 2.1.
 */
public final class Moments {
  private static final int HEADER = 2;

  private final int dimension;
  private final long count;
  private final double[] means;
  private final double[] meanRemainders;
  private final double[] crossProducts;

  /** Takes the arrays without a copy: only for callers in this package that give them away. */
  Moments(
      int dimension, long count, double[] means, double[] meanRemainders, double[] crossProducts) {
    this.dimension = dimension;
    this.count = count;
    this.means = means;
    this.meanRemainders = meanRemainders;
    this.crossProducts = crossProducts;
  }

  /** Moments of no rows; merging them with others changes no bit of the others. */
  public static Moments empty(int dimension) {
    Check.atLeast(dimension, 1, "dimension of moments");
    return new Moments(
        dimension,
        0,
        new double[dimension],
        new double[dimension],
        new double[PackedTriangle.size(dimension)]);
  }

  /**
   * Moments of the rows of {@code a} followed by the rows of {@code b}, in O(d²), without the rows.
   *
   * <p>n = nₐ + n_b, δ = m_b − mₐ, m = mₐ + δ·n_b/n, C = Cₐ + C_b + δδᵀ·nₐn_b/n. Not associative in
   * the last bits: callers that need the same bits merge in the same order.
   *
   * @throws IllegalArgumentException if the dimensions differ
   */
  public static Moments merge(Moments a, Moments b) {
    Check.isTrue(
        a.dimension == b.dimension,
        "moments of different dimensions cannot be merged: " + a.dimension + " and " + b.dimension);
    if (b.count == 0) {
      return a;
    }
    return a.count == 0 ? b : mergeFilled(a, b);
  }

  private static Moments mergeFilled(Moments a, Moments b) {
    int dimension = a.dimension;
    double count = (double) a.count + b.count;
    double share = b.count / count;
    double weight = a.count * share;
    double[] delta = new double[dimension];
    double[] means = new double[dimension];
    double[] remainders = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      delta[i] = (b.means[i] - a.means[i]) + (b.meanRemainders[i] - a.meanRemainders[i]);
      double step = delta[i] * share;
      means[i] = a.means[i] + step;
      remainders[i] = roundingError(a.means[i], step, means[i]) + a.meanRemainders[i];
    }
    double[] products = new double[a.crossProducts.length];
    for (int i = 0, k = 0; i < dimension; i++) {
      double weighted = delta[i] * weight;
      for (int j = 0; j <= i; j++, k++) {
        products[k] = (a.crossProducts[k] + b.crossProducts[k]) + weighted * delta[j];
      }
    }
    return new Moments(dimension, a.count + b.count, means, remainders, products);
  }

  /** What {@code sum = fl(a + b)} lost: a + b − sum, exactly (Knuth's two-sum). */
  static double roundingError(double a, double b, double sum) {
    double virtual = sum - a;
    return (a - (sum - virtual)) + (b - virtual);
  }

  /**
   * Moments of some columns: those that rows with these columns only would have, to the bit. O(k²).
   *
   * @param columns in the order wanted
   */
  public Moments of(int... columns) {
    double[] ownMeans = new double[columns.length];
    double[] ownRemainders = new double[columns.length];
    double[] products = new double[PackedTriangle.size(columns.length)];
    for (int i = 0, k = 0; i < columns.length; i++) {
      ownMeans[i] = means[columns[i]];
      ownRemainders[i] = meanRemainders[columns[i]];
      for (int j = 0; j <= i; j++, k++) {
        products[k] = crossProduct(columns[i], columns[j]);
      }
    }
    return new Moments(columns.length, count, ownMeans, ownRemainders, products);
  }

  /** Number of columns of a row, target included. */
  public int dimension() {
    return dimension;
  }

  /** Number of rows. */
  public long count() {
    return count;
  }

  /** Mean of a column; 0 when there are no rows. */
  public double mean(int column) {
    return means[column] + meanRemainders[column];
  }

  /**
   * Centred cross-product Σ (xᵢ − mᵢ)(xⱼ − mⱼ), in the product of the two columns' units; 0 when
   * there are no rows.
   */
  public double crossProduct(int i, int j) {
    return crossProducts[PackedTriangle.index(i, j)];
  }

  /** Population deviation √(Cᵢᵢ / n) of a column, in its units; NaN when there are no rows. */
  public double deviation(int column) {
    return count == 0 ? Double.NaN : Math.sqrt(crossProduct(column, column) / count);
  }

  /**
   * All state as one array: dimension, count, means, remainders of the means, packed lower
   * triangle; length 2 + 2d + d(d+1)/2. {@link #fromArray} gives back the same bits.
   */
  public double[] toArray() {
    double[] array = new double[HEADER + 2 * dimension + crossProducts.length];
    array[0] = dimension;
    array[1] = count;
    System.arraycopy(means, 0, array, HEADER, dimension);
    System.arraycopy(meanRemainders, 0, array, HEADER + dimension, dimension);
    System.arraycopy(crossProducts, 0, array, HEADER + 2 * dimension, crossProducts.length);
    return array;
  }

  /**
   * Inverse of {@link #toArray}.
   *
   * @throws IllegalArgumentException if the array's length does not follow from the dimension that
   *     it states
   */
  public static Moments fromArray(double[] array) {
    Check.isTrue(
        array.length > HEADER,
        "stored moments need a dimension and a count, got length " + array.length);
    int dimension = Check.atLeast((int) array[0], 1, "dimension of stored moments");
    Check.isTrue(array[1] >= 0, "count of stored moments must be >= 0, got " + array[1]);
    int triangle = HEADER + 2 * dimension;
    Check.sameLength(
        triangle + PackedTriangle.size(dimension),
        array.length,
        "stored moments of dimension " + dimension);
    return new Moments(
        dimension,
        (long) array[1],
        Arrays.copyOfRange(array, HEADER, HEADER + dimension),
        Arrays.copyOfRange(array, HEADER + dimension, triangle),
        Arrays.copyOfRange(array, triangle, array.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Moments that && Arrays.equals(toArray(), that.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }

  @Override
  public String toString() {
    return "Moments of " + count + " rows of dimension " + dimension;
  }
}
