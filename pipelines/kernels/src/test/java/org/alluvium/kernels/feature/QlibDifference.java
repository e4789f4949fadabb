package org.alluvium.kernels.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell in which Alpha158 and Qlib disagree: by more than 1e-4·max(1, |qlib|), or about whether
 * there is a value.
 */
record QlibDifference(String feature, int row, float ours, float qlib) {
  static List<QlibDifference> in(QlibFixture fixture) {
    List<QlibDifference> differences = new ArrayList<>();
    for (QlibFixture.Stretch stretch : fixture.stretches()) {
      float[][] ours =
          Alpha158.ofQlibDefinitions().compute(fixture.bars(), stretch.from(), stretch.to());
      for (int c = 0; c < fixture.names().size(); c++) {
        float[] expected = stretch.expected().get(c);
        for (int r = 0; r < stretch.to() - stretch.from(); r++) {
          if (!agree(ours[c][r], expected[r])) {
            differences.add(
                new QlibDifference(
                    fixture.names().get(c), stretch.from() + r, ours[c][r], expected[r]));
          }
        }
      }
    }
    return differences;
  }

  private static boolean agree(float ours, float qlib) {
    return Float.isNaN(qlib)
        ? Float.isNaN(ours)
        : Math.abs((double) ours - qlib) <= 1e-4 * Math.max(1, Math.abs(qlib));
  }

  /** CORR of CORR20. */
  String family() {
    return feature.substring(0, 4);
  }

  /** 20 of CORR20. */
  int window() {
    return Integer.parseInt(feature.substring(4));
  }

  boolean isBlankInQlib() {
    return Float.isNaN(qlib);
  }
}
