package org.alluvium.lakehouse.io;

import java.util.Arrays;
import java.util.List;

/** Arrays of doubles on their way into and out of rows, bit for bit. */
public final class DoubleArrays {
  private DoubleArrays() {}

  public static Double[] boxed(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }

  public static double[] primitive(List<Double> values) {
    double[] out = new double[values.size()];
    Arrays.setAll(out, values::get);
    return out;
  }
}
