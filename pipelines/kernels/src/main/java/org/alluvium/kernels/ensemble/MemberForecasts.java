package org.alluvium.kernels.ensemble;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.forecast.ForecastHistory;

/**
 * What the members of an ensemble forecast at each decision, and what came of it.
 *
 * <p>The arrays are not copied; nobody in this package writes to them.
 *
 * @param decisions times and outcomes of T decisions
 * @param forecasts predicted returns {@code [member][decision]}, NaN = none; the order of the
 *     members settles ties
 */
@SuppressWarnings("ArrayRecordComponent")
public record MemberForecasts(ForecastHistory decisions, double[][] forecasts) {
  public MemberForecasts {
    Check.atLeast(forecasts.length, 1, "members of an ensemble");
    for (int member = 0; member < forecasts.length; member++) {
      Check.sameLength(
          decisions.length(), forecasts[member].length, "forecasts of member " + member);
    }
  }

  public int members() {
    return forecasts.length;
  }

  /** Forecast of a member at a decision; NaN = none. */
  public double forecast(int member, int decision) {
    return forecasts[member][decision];
  }

  void requireDecision(int decision) {
    Check.isTrue(
        decision >= 0 && decision < decisions.length(),
        "decision must be in 0.." + (decisions.length() - 1) + ", got " + decision);
  }
}
