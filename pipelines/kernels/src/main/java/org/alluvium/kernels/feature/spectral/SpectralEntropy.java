package org.alluvium.kernels.feature.spectral;

import java.util.Arrays;

/**
 * Entropy of how a series' variance divides among frequencies: 1 for white noise, near 0 for one
 * pure wave.
 *
 * <p>The power is the one-sided periodogram of the series less its mean; its entropy is divided by
 * that of a flat spectrum. O(length log length). Source: Inouye et al. (1991),
 * Electroencephalography and Clinical Neurophysiology 79.
 */
final class SpectralEntropy {
  private final int length;
  private final double[] cosine;
  private final double[] sine;

  /**
   * @param length of every series, a power of two, at least 4
   */
  SpectralEntropy(int length) {
    if (length < 4 || Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException("length must be a power of two >= 4, got " + length);
    }
    this.length = length;
    this.cosine = new double[length / 2];
    this.sine = new double[length / 2];
    for (int k = 0; k < length / 2; k++) {
      cosine[k] = StrictMath.cos(2 * Math.PI * k / length);
      sine[k] = -StrictMath.sin(2 * Math.PI * k / length);
    }
  }

  /** 0 to 1; NaN where the series does not move. */
  double of(double[] series) {
    double mean = Arrays.stream(series).sum() / length;
    double[] real = new double[length];
    for (int t = 0; t < length; t++) {
      real[reversed(t)] = series[t] - mean;
    }
    double[] imaginary = new double[length];
    transform(real, imaginary);
    return entropy(power(real, imaginary));
  }

  private int reversed(int position) {
    return Integer.reverse(position) >>> (Integer.numberOfLeadingZeros(length) + 1);
  }

  /** Radix-2 Fourier transform in place, of values in bit-reversed order. */
  private void transform(double[] real, double[] imaginary) {
    for (int half = 1; half < length; half *= 2) {
      int stride = length / (2 * half);
      for (int start = 0; start < length; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          int even = start + k;
          int odd = even + half;
          double c = cosine[k * stride];
          double s = sine[k * stride];
          double r = real[odd] * c - imaginary[odd] * s;
          double i = real[odd] * s + imaginary[odd] * c;
          real[odd] = real[even] - r;
          imaginary[odd] = imaginary[even] - i;
          real[even] += r;
          imaginary[even] += i;
        }
      }
    }
  }

  /** One-sided: a frequency between none and the highest stands for itself and its mirror. */
  private double[] power(double[] real, double[] imaginary) {
    double[] power = new double[length / 2 + 1];
    for (int k = 1; k <= length / 2; k++) {
      double square = real[k] * real[k] + imaginary[k] * imaginary[k];
      power[k] = k < length / 2 ? 2 * square : square;
    }
    return power;
  }

  private static double entropy(double[] power) {
    double total = Arrays.stream(power).sum();
    double sum = 0;
    for (double part : power) {
      double share = part / total;
      sum -= share == 0 ? 0 : share * StrictMath.log(share);
    }
    return sum / StrictMath.log(power.length);
  }
}
