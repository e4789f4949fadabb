package org.alluvium.kernels.vector;

/** Σ aᵢbᵢ, summed from first to last: the same bits wherever it is computed. */
public final class DotProduct {
  private DotProduct() {}

  /**
   * @param b at least as long as {@code a}
   */
  public static double of(double[] a, double[] b) {
    return ofFirst(a.length, a, b);
  }

  /** Over the first {@code length} elements. */
  public static double ofFirst(int length, double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
