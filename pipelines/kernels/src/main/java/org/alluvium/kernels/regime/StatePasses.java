package org.alluvium.kernels.regime;

/** The passes forward and backward over values, and what each state has of them. */
final class StatePasses {
  private static final double LEAST_PRODUCT = 1e-200;

  private final double[] values;
  private final double[] calm;
  private final double[] turbulent;
  private final double[] calmEvidence;
  private final double[] turbulentEvidence;

  StatePasses(double[] values) {
    this.values = values;
    this.calm = new double[values.length];
    this.turbulent = new double[values.length];
    this.calmEvidence = new double[values.length];
    this.turbulentEvidence = new double[values.length];
  }

  /** Filters the values; returns their log likelihood. */
  double forward(HiddenMarkovModel model) {
    StateFilter filter = new StateFilter(model);
    double likelihood = 0;
    double product = 1;
    for (int t = 0; t < values.length; t++) {
      turbulent[t] = filter.see(values[t]);
      calm[t] = filter.calm();
      calmEvidence[t] = filter.calmEvidence();
      turbulentEvidence[t] = filter.turbulentEvidence();
      likelihood += filter.logDensity();
      product *= filter.scale();
      if (product < LEAST_PRODUCT) {
        likelihood += StrictMath.log(product);
        product = 1;
      }
    }
    return likelihood + StrictMath.log(product);
  }

  /** After {@link #forward} with the same model: what each state has of the values. */
  StateSums[] backward(HiddenMarkovModel model) {
    double calmStays = model.calm().stay();
    double calmLeaves = 1 - calmStays;
    double turbulentStays = model.turbulent().stay();
    double turbulentLeaves = 1 - turbulentStays;
    int last = values.length - 1;
    StateSums ofCalm = new StateSums(model.calm().mean());
    StateSums ofTurbulent = new StateSums(model.turbulent().mean());
    ofCalm.add(calm[last], values[last]);
    ofTurbulent.add(turbulent[last], values[last]);
    double afterCalm = 1;
    double afterTurbulent = 1;
    for (int t = last - 1; t >= 0; t--) {
      double toCalm = calmEvidence[t + 1] * afterCalm;
      double toTurbulent = turbulentEvidence[t + 1] * afterTurbulent;
      ofCalm.leave(calm[t] * calmLeaves * toTurbulent);
      ofTurbulent.leave(turbulent[t] * turbulentLeaves * toCalm);
      afterCalm = calmStays * toCalm + calmLeaves * toTurbulent;
      afterTurbulent = turbulentLeaves * toCalm + turbulentStays * toTurbulent;
      ofCalm.add(calm[t] * afterCalm, values[t]);
      ofTurbulent.add(turbulent[t] * afterTurbulent, values[t]);
    }
    ofCalm.end(calm[0] * afterCalm, calm[last]);
    ofTurbulent.end(turbulent[0] * afterTurbulent, turbulent[last]);
    return new StateSums[] {ofCalm, ofTurbulent};
  }
}
