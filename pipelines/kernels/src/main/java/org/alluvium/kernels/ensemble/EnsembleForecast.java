package org.alluvium.kernels.ensemble;

import java.util.List;
import java.util.Objects;
import org.alluvium.kernels.forecast.DirectionAccuracy;

/**
 * The forecast of an ensemble at one decision, and how it came about.
 *
 * @param forecast mean of the chosen members' forecasts, as a fraction; NaN when no member has one
 * @param chosen indices of the members whose mean it is, ascending
 * @param choice how they were chosen
 * @param accuracies of each member over the decisions that it was judged by, excluded ones counted;
 *     empty where nothing was judged
 */
public record EnsembleForecast(
    double forecast, List<Integer> chosen, Choice choice, List<DirectionAccuracy> accuracies) {
  public EnsembleForecast {
    chosen = List.copyOf(chosen);
    Objects.requireNonNull(choice, "choice");
    accuracies = List.copyOf(accuracies);
  }

  /** How members were chosen. */
  public enum Choice {
    /** All that have a forecast, as the rule says. */
    ALL,
    /** The best by their record. */
    BEST,
    /** All that have a forecast, since too few have a record. */
    ALL_FOR_WANT_OF_HISTORY
  }

  static EnsembleForecast of(
      MemberForecasts members,
      int decision,
      List<Integer> chosen,
      Choice choice,
      List<DirectionAccuracy> accuracies) {
    double sum = 0;
    for (int member : chosen) {
      sum += members.forecast(member, decision);
    }
    double mean = chosen.isEmpty() ? Double.NaN : sum / chosen.size();
    return new EnsembleForecast(mean, chosen, choice, accuracies);
  }
}
