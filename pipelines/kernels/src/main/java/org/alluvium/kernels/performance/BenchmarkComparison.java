package org.alluvium.kernels.performance;

import org.alluvium.kernels.check.Check;

/**
 * How the returns of a book go with those of a benchmark over the same periods. Periods of which
 * one of the two is missing ({@code NaN}) are left out. O(n).
 *
 * @param periods returns that both have
 * @param beta covariance of the two over the variance of the benchmark; {@code NaN} where the
 *     benchmark never moves
 * @param correlation in [−1, 1]; {@code NaN} where one of the two never moves
 * @param trackingError sample deviation (divisor n − 1) of the difference of the returns ×
 *     √(periods per year)
 */
public record BenchmarkComparison(
    int periods, double beta, double correlation, double trackingError) {

  /**
   * @param book simple returns per period
   * @param benchmark of the same periods
   * @param periodsPerYear for example 252
   * @throws IllegalArgumentException with fewer than two common returns
   */
  public static BenchmarkComparison of(double[] book, double[] benchmark, double periodsPerYear) {
    Check.sameLength(book.length, benchmark.length, "returns of the benchmark");
    Check.positive(periodsPerYear, "periodsPerYear");
    int periods = 0;
    double bookSum = 0;
    double benchmarkSum = 0;
    for (int t = 0; t < book.length; t++) {
      if (!Double.isNaN(book[t] + benchmark[t])) {
        periods++;
        bookSum += book[t];
        benchmarkSum += benchmark[t];
      }
    }
    Check.atLeast(periods, 2, "returns that book and benchmark have in common");
    double own = 0;
    double other = 0;
    double both = 0;
    for (int t = 0; t < book.length; t++) {
      if (!Double.isNaN(book[t] + benchmark[t])) {
        double x = book[t] - bookSum / periods;
        double y = benchmark[t] - benchmarkSum / periods;
        own += x * x;
        other += y * y;
        both += x * y;
      }
    }
    double scale = Math.sqrt(own) * Math.sqrt(other);
    double difference = Math.max(0, own - 2 * both + other) / (periods - 1);
    return new BenchmarkComparison(
        periods,
        other == 0 ? Double.NaN : both / other,
        scale == 0 ? Double.NaN : Math.max(-1, Math.min(1, both / scale)),
        Math.sqrt(difference * periodsPerYear));
  }
}
