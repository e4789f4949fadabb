package org.alluvium.kernels.portfolio;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.optimisation.LinearConstraint;

/**
 * What the weight of every asset may be.
 *
 * @param least below 0 where assets may be sold short
 * @param most of any asset, above 0 and not below {@code least}
 */
public record WeightBounds(double least, double most) {
  /** Nothing is sold short, and any asset may have all. */
  public static final WeightBounds LONG = new WeightBounds(0, 1);

  private static final double ROUNDING = 1e-12;

  public WeightBounds {
    Check.isTrue(
        Double.isFinite(least) && most > 0 && most >= least && most < Double.POSITIVE_INFINITY,
        () ->
            "bounds of weights must be finite, the upper one above 0 and not below the lower one, got %s and %s"
                .formatted(least, most));
  }

  /**
   * Fails where no weights within the bounds sum to a net.
   *
   * @throws AllocationException (INFEASIBLE)
   */
  void require(int assets, double net) {
    if (assets * most < net || assets * least > net) {
      throw AllocationException.of(
          AllocationException.Reason.INFEASIBLE,
          "%d weights from %s to %s cannot sum to %s; widen the bounds or take more assets"
              .formatted(assets, least, most, net));
    }
  }

  /** Of multiples of weights, each divided by a scale of its asset: it holds for their shares. */
  List<LinearConstraint> ofShares(double[] scales) {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int asset = 0; asset < scales.length; asset++) {
      constraints.add(
          least == 0
              ? LinearConstraint.floor(asset, 0)
              : LinearConstraint.atLeast(beyond(scales, asset, least), 0));
      if (most < 1 || least < 0) {
        constraints.add(LinearConstraint.atMost(beyond(scales, asset, most), 0));
      }
    }
    return constraints;
  }

  /** Coefficients of wᵢ − bound·Σw, for w = scale·y. */
  private static double[] beyond(double[] scales, int asset, double bound) {
    double[] coefficients = new double[scales.length];
    for (int i = 0; i < scales.length; i++) {
      coefficients[i] = -bound * scales[i];
    }
    coefficients[asset] += scales[asset];
    return coefficients;
  }

  /** Weights put onto the bounds that they miss by rounding: what is not held is 0. */
  double[] within(double[] weights) {
    double[] kept = weights.clone();
    for (int asset = 0; asset < kept.length; asset++) {
      if (kept[asset] < least + ROUNDING) {
        kept[asset] = least;
      } else if (kept[asset] > most - ROUNDING) {
        kept[asset] = most;
      }
    }
    return kept;
  }
}
