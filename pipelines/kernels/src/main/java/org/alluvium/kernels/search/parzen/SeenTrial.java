package org.alluvium.kernels.search.parzen;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.search.TrialValues;

/**
 * A trial that was made, as the next proposal sees it.
 *
 * @param values that it tried
 * @param state what became of it
 * @param objective what is to be made small (negate what is to be made large); {@code NaN} unless
 *     finished
 */
public record SeenTrial(TrialValues values, TrialState state, double objective) {
  public SeenTrial {
    Check.isTrue(
        Double.isNaN(objective) != (state == TrialState.FINISHED),
        () ->
            "a trial that is %s cannot have the objective %s; one without a number has failed"
                .formatted(state, objective));
  }

  /**
   * @param objective a number, the smaller the better; may be infinite
   */
  public static SeenTrial finished(TrialValues values, double objective) {
    return new SeenTrial(values, TrialState.FINISHED, objective);
  }

  public static SeenTrial failed(TrialValues values) {
    return new SeenTrial(values, TrialState.FAILED, Double.NaN);
  }

  public static SeenTrial pending(TrialValues values) {
    return new SeenTrial(values, TrialState.PENDING, Double.NaN);
  }
}
