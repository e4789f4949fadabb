package org.alluvium.kernels.moments;

import java.util.Arrays;
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
 * <p>Cross-products are added for four rows at a time: each sum is read and written once for four
 * additions, in the order of the rows, so the bits are those of one row after the other.
 *
 * <p>Reference: Welford, Note on a method for calculating corrected sums of squares and products
 * (1962); shift: Chan, Golub, LeVeque (1983), section 3.
 */
public final class MomentsAccumulator {
  private static final int GROUP = 4;

  private final int dimension;
  private final double[] origin;
  private final double[] means;
  private final double[][] crossProducts;
  private final double[][] deltas;
  private final double[] weights = new double[GROUP];
  private int waiting;
  private long count;

  private MomentsAccumulator(int dimension) {
    this.dimension = Check.atLeast(dimension, 1, "dimension of moments");
    this.origin = new double[dimension];
    this.means = new double[dimension];
    this.deltas = new double[GROUP][dimension];
    this.crossProducts = new double[dimension][];
    Arrays.setAll(crossProducts, i -> new double[i + 1]);
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
    double[] delta = deltas[waiting];
    for (int i = 0; i < dimension; i++) {
      delta[i] = (row[i] - origin[i]) - means[i];
      means[i] += delta[i] / count;
    }
    weights[waiting++] = before / count;
    if (waiting == GROUP) {
      for (int i = 0; i < dimension; i++) {
        addGroup(i);
      }
      waiting = 0;
    }
  }

  /**
   * Adds a group to row i of the triangle. All arrays are read from 0 on: only then does the
   * compiler turn the loop into vector instructions.
   */
  private void addGroup(int i) {
    double[] sums = crossProducts[i];
    double[] a = deltas[0];
    double[] b = deltas[1];
    double[] c = deltas[2];
    double[] d = deltas[3];
    double ofA = a[i] * weights[0];
    double ofB = b[i] * weights[1];
    double ofC = c[i] * weights[2];
    double ofD = d[i] * weights[3];
    for (int j = 0; j < sums.length; j++) {
      sums[j] = (((sums[j] + ofA * a[j]) + ofB * b[j]) + ofC * c[j]) + ofD * d[j];
    }
  }

  private void addWaiting() {
    for (int k = 0; k < waiting; k++) {
      for (int i = 0; i < dimension; i++) {
        addRow(crossProducts[i], deltas[k], deltas[k][i] * weights[k]);
      }
    }
    waiting = 0;
  }

  private static void addRow(double[] sums, double[] delta, double factor) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * delta[j];
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
    addWaiting();
    double[] sums = new double[dimension];
    double[] remainders = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      sums[i] = origin[i] + means[i];
      remainders[i] = Moments.roundingError(origin[i], means[i], sums[i]);
    }
    return new Moments(dimension, count, sums, remainders, packed());
  }

  private double[] packed() {
    double[] triangle = new double[PackedTriangle.size(dimension)];
    for (int i = 0; i < dimension; i++) {
      System.arraycopy(crossProducts[i], 0, triangle, PackedTriangle.index(i, 0), i + 1);
    }
    return triangle;
  }
}
