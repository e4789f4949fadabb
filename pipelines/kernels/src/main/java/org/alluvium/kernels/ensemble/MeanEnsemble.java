package org.alluvium.kernels.ensemble;

import java.util.List;
import java.util.stream.IntStream;
import org.alluvium.kernels.forecast.DirectionAccuracy;

/**
 * Mean of the forecasts of all members, in their order. Members without a forecast are left out;
 * NaN when none has one. O(members).
 *
 * <p>Reference: Timmermann, Forecast combinations (Handbook of Economic Forecasting, 2006), section
 * 2.
 */
public record MeanEnsemble() implements Ensemble {
  @Override
  public EnsembleForecast forecast(MemberForecasts members, int decision) {
    return mean(members, decision, EnsembleForecast.Choice.ALL, List.of());
  }

  static EnsembleForecast mean(
      MemberForecasts members,
      int decision,
      EnsembleForecast.Choice choice,
      List<DirectionAccuracy> accuracies) {
    members.requireDecision(decision);
    List<Integer> present =
        IntStream.range(0, members.members())
            .filter(member -> !Double.isNaN(members.forecast(member, decision)))
            .boxed()
            .toList();
    return EnsembleForecast.of(members, decision, present, choice, accuracies);
  }
}
