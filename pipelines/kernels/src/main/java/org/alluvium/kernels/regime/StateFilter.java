package org.alluvium.kernels.regime;

/**
 * Tells, value by value, how likely the market is turbulent by the values seen so far and by no
 * later one. O(1) per value. Not for several threads.
 *
 * <p>Densities of a value are divided by that of its likelier state: one exponential is taken, and
 * never both underflow. A missing value is no evidence: the state moves on as the model says.
 */
public final class StateFilter {
  /** No state is ever impossible: the market may do what the model did not see. */
  private static final double LEAST = 1e-300;

  private final HiddenMarkovModel model;
  private final double calmStays;
  private final double turbulentStays;
  private final double calmPrecision;
  private final double calmNorm;
  private final double turbulentPrecision;
  private final double turbulentNorm;
  private double nextCalm;
  private double nextTurbulent;
  private double calm;
  private double turbulent;
  private double calmDensity;
  private double turbulentDensity;
  private double logDensity;
  private double scale;

  public StateFilter(HiddenMarkovModel model) {
    this.model = model;
    this.calmStays = model.calm().stay();
    this.turbulentStays = model.turbulent().stay();
    this.calmPrecision = -0.5 / model.calm().variance();
    this.calmNorm = norm(model.calm());
    this.turbulentPrecision = -0.5 / model.turbulent().variance();
    this.turbulentNorm = norm(model.turbulent());
    this.nextCalm = model.calm().start();
    this.nextTurbulent = model.turbulent().start();
  }

  private static double norm(NormalState state) {
    return -0.5 * StrictMath.log(2 * Math.PI * state.variance());
  }

  /**
   * Takes the next value in.
   *
   * @param value {@code NaN} = missing
   * @return the probability that the market is turbulent now
   */
  public double see(double value) {
    weigh(value);
    double calmShare = (nextCalm < LEAST ? LEAST : nextCalm) * calmDensity;
    double turbulentShare = (nextTurbulent < LEAST ? LEAST : nextTurbulent) * turbulentDensity;
    scale = calmShare + turbulentShare;
    calm = calmShare / scale;
    turbulent = turbulentShare / scale;
    nextCalm = calm * calmStays + turbulent * (1 - turbulentStays);
    nextTurbulent = calm * (1 - calmStays) + turbulent * turbulentStays;
    return turbulent;
  }

  private void weigh(double value) {
    if (Double.isNaN(value)) {
      calmDensity = 1;
      turbulentDensity = 1;
      logDensity = 0;
      return;
    }
    double fromCalm = value - model.calm().mean();
    double fromTurbulent = value - model.turbulent().mean();
    double calmLog = calmNorm + calmPrecision * fromCalm * fromCalm;
    double turbulentLog = turbulentNorm + turbulentPrecision * fromTurbulent * fromTurbulent;
    double apart = turbulentLog - calmLog;
    double lesser = StrictMath.exp(-Math.abs(apart));
    calmDensity = apart > 0 ? lesser : 1;
    turbulentDensity = apart > 0 ? 1 : lesser;
    logDensity = apart > 0 ? turbulentLog : calmLog;
  }

  double calm() {
    return calm;
  }

  double turbulent() {
    return turbulent;
  }

  /** What the value says for the calm state: its density over the likelihood of the value. */
  double calmEvidence() {
    return calmDensity / scale;
  }

  double turbulentEvidence() {
    return turbulentDensity / scale;
  }

  /** Logarithm of what both densities are divided by. */
  double logDensity() {
    return logDensity;
  }

  /** Likelihood of the value given those before it, divided likewise. */
  double scale() {
    return scale;
  }
}
