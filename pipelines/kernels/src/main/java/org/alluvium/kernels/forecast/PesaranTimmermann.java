package org.alluvium.kernels.forecast;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.distribution.StudentT;
import org.alluvium.kernels.inference.CosineVariance;
import org.alluvium.kernels.vector.DotProduct;

/**
 * Do the signs of forecasts tell anything of the signs of returns? The regression of the sign of
 * the return on the sign of the forecast, with an error that allows for labels that overlap and for
 * forecasts that persist. A model that is always long has no skill by it, however often the market
 * rose. With overlap, tests that take decisions as independent reject half of all skill-less
 * forecasts at 5 %. O(n·terms).
 *
 * <p>Returns of exactly 0, and NaN on either side, are left out; a forecast of 0 is between the
 * signs.
 *
 * <p>Reference: Pesaran and Timmermann, Testing dependence among serially correlated multicategory
 * variables (JASA, 2009), section 2, two categories; the error is that of {@link CosineVariance}.
 *
 * @param slope how much the mean sign of the return rises when the forecast's turns from down to
 *     up, over 2; NaN when all forecasts have the same sign, or all returns
 * @param standardError of the slope
 * @param degreesOfFreedom of the t statistic
 * @param decisions that were judged
 */
public record PesaranTimmermann(
    double slope, double standardError, int degreesOfFreedom, int decisions) {
  private static final PesaranTimmermann UNDEFINED =
      new PesaranTimmermann(Double.NaN, Double.NaN, 0, 0);

  /** Fewer say nothing. */
  private static final int LEAST_DECISIONS = 10;

  /**
   * @param forecasts predicted returns of consecutive decisions, oldest first
   * @param realised realised returns
   * @param overlap decisions whose labels share a period: the horizon, 1 when none do
   */
  public static PesaranTimmermann of(double[] forecasts, double[] realised, int overlap) {
    Check.sameLength(forecasts.length, realised.length, "realised returns");
    Check.atLeast(overlap, 1, "overlap");
    int[] judged =
        IntStream.range(0, forecasts.length)
            .filter(t -> DirectionOutcome.of(forecasts[t], realised[t]).judged())
            .toArray();
    if (judged.length < LEAST_DECISIONS) {
      return UNDEFINED;
    }
    double[] forecastSigns = centredSigns(forecasts, judged);
    double[] realisedSigns = centredSigns(realised, judged);
    double variation = DotProduct.of(forecastSigns, forecastSigns);
    if (variation == 0 || DotProduct.of(realisedSigns, realisedSigns) == 0) {
      return UNDEFINED;
    }
    double slope = DotProduct.of(forecastSigns, realisedSigns) / variation;
    double[] scores = new double[judged.length];
    for (int t = 0; t < scores.length; t++) {
      scores[t] = forecastSigns[t] * (realisedSigns[t] - slope * forecastSigns[t]);
    }
    int terms = CosineVariance.terms(judged.length, overlap);
    double error = Math.sqrt(CosineVariance.longRun(scores, terms) * judged.length) / variation;
    return new PesaranTimmermann(slope, error, terms, judged.length);
  }

  /** Signs less their mean, which is exact when all are alike: each is 0 then. */
  private static double[] centredSigns(double[] values, int[] judged) {
    double[] signs = Arrays.stream(judged).mapToDouble(t -> Math.signum(values[t])).toArray();
    double mean = Arrays.stream(signs).sum() / signs.length;
    return Arrays.stream(signs).map(sign -> sign - mean).toArray();
  }

  /** Slope over its error; infinite when every sign was right, or every one wrong. */
  public double statistic() {
    return slope / standardError;
  }

  /** Probability of so great a slope, or a greater, without skill; NaN when there is no slope. */
  public double pValue() {
    return Double.isNaN(slope)
        ? Double.NaN
        : StudentT.probabilityAbove(statistic(), degreesOfFreedom);
  }
}
