package org.alluvium.kernels.overfitting;

import java.util.List;

/**
 * How performance out of sample depends on performance in sample: the least-squares line {@code
 * outOfSample = intercept + slope · inSample}. A slope below 0 says that the better a trial looked,
 * the worse it did.
 *
 * @param intercept per period
 * @param slope without a unit; {@code NaN} when all splits look the same in sample
 * @param determination R², share of the variance out of sample that the line explains; {@code NaN}
 *     when either side never moves
 */
public record Degradation(double intercept, double slope, double determination) {
  static Degradation of(List<SplitOutcome> splits) {
    double meanX = splits.stream().mapToDouble(SplitOutcome::inSample).sum() / splits.size();
    double meanY = splits.stream().mapToDouble(SplitOutcome::outOfSample).sum() / splits.size();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (SplitOutcome split : splits) {
      double x = split.inSample() - meanX;
      double y = split.outOfSample() - meanY;
      xx += x * x;
      xy += x * y;
      yy += y * y;
    }
    double slope = xy / xx;
    return new Degradation(meanY - slope * meanX, slope, xy * xy / (xx * yy));
  }
}
