package org.alluvium.kernels.inference;

/**
 * The variance that the stationary bootstrap gives to √n times the mean of a series, without
 * drawing a resample.
 *
 * <p>ω² = γ(0) + 2·Σ κ(i)·γ(i) over i = 1 … n − 1, κ(i) = (1 − i/n)·(1 − q)^i + (i/n)·(1 −
 * q)^(n−i), with q = 1 / mean block length. Summed here over the circle, with c(i) = γ(i) + γ(n −
 * i): γ(0) + 2·Σ (1 − i/n)·(1 − q)^i·c(i), as far as (1 − q)^i is not negligible. O(n·min(n,
 * 42·block length)).
 *
 * <p>References: Politis and Romano, The stationary bootstrap (JASA, 1994), lemma 1; Hansen, A test
 * for superior predictive ability (JBES, 2005), section 3.
 */
final class StationaryVariance {
  private static final double NEGLIGIBLE = 1e-18;

  private StationaryVariance() {}

  /** ω² of a series, in its squared units. */
  static double of(double[] values, double meanBlockLength) {
    double[] centred = Sample.centred(values);
    int n = centred.length;
    double stay = 1 - 1 / meanBlockLength;
    double weight = stay;
    double variance = Sample.covariance(centred, centred, 0);
    for (int i = 1; i < n && weight > NEGLIGIBLE; i++) {
      variance += 2 * (1 - (double) i / n) * weight * circular(centred, i);
      weight *= stay;
    }
    return variance;
  }

  private static double circular(double[] centred, int lag) {
    int n = centred.length;
    return Sample.covariance(centred, centred, lag) + Sample.covariance(centred, centred, n - lag);
  }
}
