package org.alluvium.kernels.inference;

/**
 * A sample's Sharpe ratio per period with its influence function, by which the delta method turns
 * the ratio into a mean: z − S·(z² − 1)/2, z = (r − μ)/σ, whose mean is 0. It equals ∇ᵀ(y − ν) for
 * y = (r, r²), ν = (μ, γ) and the gradient ∇ = (γ, −μ/2) / (γ − μ²)^1.5 of μ/√(γ − μ²).
 */
record SharpeSample(double sharpe, double[] influence) {

  /** Of returns that vary; else the ratio is infinite or NaN. */
  static SharpeSample of(double[] returns) {
    double[] influence = Sample.centred(returns);
    double deviation = Math.sqrt(Sample.covariance(influence, influence, 0));
    double sharpe = Sample.mean(returns) / deviation;
    for (int t = 0; t < influence.length; t++) {
      double score = influence[t] / deviation;
      influence[t] = score - sharpe * (score * score - 1) / 2;
    }
    return new SharpeSample(sharpe, influence);
  }

  /** Influence of each period on the difference of two ratios. */
  double[] influenceLess(SharpeSample other) {
    double[] difference = new double[influence.length];
    for (int t = 0; t < influence.length; t++) {
      difference[t] = influence[t] - other.influence[t];
    }
    return difference;
  }
}
