package org.alluvium.flows.model.tree;

import java.util.Random;

/** Rows of two features and a target that is a step in the first of them, and noise. */
final class NoisySteps {
  private NoisySteps() {}

  static double[][] rows(int count) {
    Random random = new Random(5);
    double[][] rows = new double[count][3];
    for (double[] row : rows) {
      row[0] = random.nextGaussian();
      row[1] = random.nextGaussian();
      row[2] = (row[0] > 0 ? 1 : -1) + 0.3 * random.nextGaussian();
    }
    return rows;
  }
}
