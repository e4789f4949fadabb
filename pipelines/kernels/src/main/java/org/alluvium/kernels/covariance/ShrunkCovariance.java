package org.alluvium.kernels.covariance;

/**
 * A sample covariance (divisor n) moved towards a multiple of the identity, {@code (1 − s)·S +
 * s·m·I} with the mean variance m: by how much, the sample says itself. It has an inverse wherever
 * s &gt; 0 and something moves, with fewer days than assets too. Time O(assets² × days).
 */
public enum ShrunkCovariance implements CovarianceEstimator {
  /**
   * Least expected squared distance from the truth, whatever the distribution. Ledoit and Wolf, A
   * well-conditioned estimator for large-dimensional covariance matrices (Journal of Multivariate
   * Analysis, 2004), as scikit-learn has it.
   */
  LEDOIT_WOLF {
    @Override
    double shrinkage(CentredReturns returns, Squares squares) {
      int assets = returns.assets();
      int days = returns.days();
      double fourth = 0;
      for (int day = 0; day < days; day++) {
        double size = 0;
        for (int asset = 0; asset < assets; asset++) {
          double value = returns.asset(asset)[day];
          size += value * value;
        }
        fourth += size * size;
      }
      double noise = (fourth / days - squares.sum()) / days;
      double distance = squares.sum() - assets * squares.mean() * squares.mean();
      return noise <= 0 || distance <= 0 ? 0 : Math.min(noise, distance) / distance;
    }
  },
  /**
   * The same for normal returns, with less error where days are few. Chen, Wiesel, Eldar and Hero,
   * Shrinkage algorithms for MMSE covariance estimation (IEEE Transactions on Signal Processing,
   * 2010), equation 23 as scikit-learn has it.
   */
  ORACLE_APPROXIMATING {
    @Override
    double shrinkage(CentredReturns returns, Squares squares) {
      int assets = returns.assets();
      double mean = squares.sum() / assets / assets;
      double target = squares.mean() * squares.mean();
      double apart = (returns.days() + 1) * (mean - target / assets);
      return apart <= 0 ? 1 : Math.min(1, (mean + target) / apart);
    }
  };

  /**
   * What the intensity depends on.
   *
   * @param sum of the squares of the sample covariance
   * @param mean variance
   */
  record Squares(double sum, double mean) {}

  /** How far it moves, 0 to 1. */
  abstract double shrinkage(CentredReturns returns, Squares squares);

  @Override
  public double[][] covariance(double[][] returns) {
    CentredReturns centred = CentredReturns.of(returns);
    double[][] covariance = centred.covariance(centred.days());
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < covariance.length; i++) {
      mean += covariance[i][i] / covariance.length;
      for (double value : covariance[i]) {
        sum += value * value;
      }
    }
    double shrinkage = shrinkage(centred, new Squares(sum, mean));
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < covariance.length; j++) {
        covariance[i][j] *= 1 - shrinkage;
      }
      covariance[i][i] += shrinkage * mean;
    }
    return covariance;
  }
}
