package org.alluvium.kernels.moments;

import org.alluvium.kernels.check.Check;

/**
 * One pass over rows that gives their {@link Moments}; holds O(d²) numbers, whatever the number of
 * rows.
 *
 * <p>Rows are measured from the first row, then updated by Welford's recurrence: δ = z − m, m +=
 * δ/n, C += δδᵀ·(n−1)/n. The shift makes the differences exact for data that lie far from zero. The
 * result depends on the order of the rows in its last bits only, and the same rows in the same
 * order give the same bits. O(d²) per row. Not thread-safe.
 *
 * <p>Reference: Welford, Note on a method for calculating corrected sums of squares and products
 * (1962); shift: Chan, Golub, LeVeque (1983), section 3.
 */
public final class MomentsAccumulator {
  private final int dimension;
  private final double[] origin;
  private final double[] means;
  private final double[] delta;
  private final double[] crossProducts;
  private long count;

  private MomentsAccumulator(int dimension) {
    this.dimension = Check.atLeast(dimension, 1, "dimension of moments");
    this.origin = new double[dimension];
    this.means = new double[dimension];
    this.delta = new double[dimension];
    this.crossProducts = new double[PackedTriangle.size(dimension)];
  }

  /** Accumulator of rows with this many columns, target included. */
  public static MomentsAccumulator ofDimension(int dimension) {
    return new MomentsAccumulator(dimension);
  }

  /** Moments of all rows of a matrix, taken from top to bottom. */
  public static Moments of(double[][] rows, int dimension) {
    MomentsAccumulator accumulator = ofDimension(dimension);
    for (double[] row : rows) {
      accumulator.add(row);
    }
    return accumulator.moments();
  }

  /**
   * Takes one row; the array is read, not kept.
   *
   * @throws IllegalArgumentException if the row has another length or holds NaN or an infinity:
   *     missing rows are the caller's to exclude and to count
   */
  public void add(double[] row) {
    Check.sameLength(dimension, row.length, "row of moments");
    refuseMissing(row);
    if (count == 0) {
      System.arraycopy(row, 0, origin, 0, dimension);
      count = 1;
      return;
    }
    double before = count;
    count++;
    for (int i = 0; i < dimension; i++) {
      delta[i] = (row[i] - origin[i]) - means[i];
      means[i] += delta[i] / count;
    }
    addCrossProducts(before / count);
  }

  private void addCrossProducts(double weight) {
    for (int i = 0; i < dimension; i++) {
      addRow(crossProducts, PackedTriangle.index(i, 0), delta, i, delta[i] * weight);
    }
  }

  /**
   * A loop over two arrays with a fixed offset between them, which the compiler turns into vector
   * instructions.
   */
  private static void addRow(double[] sums, int offset, double[] delta, int last, double factor) {
    for (int j = 0; j <= last; j++) {
      sums[offset + j] += factor * delta[j];
    }
  }

  private void refuseMissing(double[] row) {
    for (int i = 0; i < dimension; i++) {
      if (!Double.isFinite(row[i])) {
        throw new IllegalArgumentException(
            "column "
                + i
                + " of row "
                + count
                + " must be finite, got "
                + row[i]
                + "; exclude incomplete rows first");
      }
    }
  }

  /** Rows taken so far. */
  public long count() {
    return count;
  }

  /** Moments of the rows taken so far; later rows do not change them. */
  public Moments moments() {
    double[] sums = new double[dimension];
    double[] remainders = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      sums[i] = origin[i] + means[i];
      remainders[i] = Moments.roundingError(origin[i], means[i], sums[i]);
    }
    return new Moments(dimension, count, sums, remainders, crossProducts.clone());
  }
}
