package org.alluvium.kernels.risk;

/** What is taken for the distribution of the next return. */
public enum TailModel {
  /** The returns that there were. */
  HISTORICAL,
  /** A normal distribution with their mean and deviation (divisor n − 1). */
  NORMAL,
  /**
   * That of their mean, deviation (divisor n − 1), skew and kurtosis (divisor n), by the expansion
   * of Cornish and Fisher: z is replaced with z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36, K
   * without the 3 of a normal distribution. With a large skew or kurtosis that falls somewhere
   * while z rises, and is no distribution; {@link TailRisk#isMonotonic} says so.
   */
  CORNISH_FISHER
}
