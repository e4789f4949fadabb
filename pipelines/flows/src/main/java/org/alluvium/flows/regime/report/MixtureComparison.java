package org.alluvium.flows.regime.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.kernels.regime.HiddenMarkovModel;
import org.alluvium.kernels.regime.StateFilter;
import org.alluvium.kernels.regime.StateSpells;
import org.alluvium.kernels.returns.SimpleReturns;

/**
 * The same sessions as a mixture without memory tells them: fitted at the same refits to as many
 * values, it judges each session by its own value alone. Floors of volatility are left out of both.
 *
 * @param agreement share of sessions of which both tell the same; NaN without one
 * @param markov spells of the hidden Markov model, as stored
 * @param mixture spells of the mixture
 */
record MixtureComparison(double agreement, StateSpells markov, StateSpells mixture) {

  /** Of the rows that have a model, by prices as known for the report. */
  static MixtureComparison of(RegimeSubject subject, MarketCloses market, List<RegimeRow> rows) {
    double[] values =
        Arrays.stream(SimpleReturns.series(market.toArray())).map(Math::abs).toArray();
    Map<LocalDate, Integer> session = new HashMap<>();
    market.dates().forEach(date -> session.put(date, session.size()));
    Map<LocalDate, Optional<HiddenMarkovModel>> mixtures = new HashMap<>();
    List<Boolean> markov = new ArrayList<>();
    List<Boolean> mixture = new ArrayList<>();
    double threshold = subject.configuration().turbulentProbability();
    for (RegimeRow row : rows) {
      Optional<HiddenMarkovModel> model =
          row.model().isEmpty()
              ? Optional.empty()
              : mixtures.computeIfAbsent(
                  row.fittedAt(),
                  date ->
                      subject
                          .configuration()
                          .settings()
                          .mixture(Arrays.copyOf(values, session.get(date))));
      if (model.isPresent()) {
        double value = values[session.get(row.eventDate()) - 1];
        markov.add(row.turbulent() >= threshold);
        mixture.add(new StateFilter(model.get()).see(value) >= threshold);
      }
    }
    boolean[] one = array(markov);
    boolean[] other = array(mixture);
    double year = subject.periodsPerYear();
    return new MixtureComparison(
        StateSpells.agreement(one, other), StateSpells.of(one, year), StateSpells.of(other, year));
  }

  private static boolean[] array(List<Boolean> states) {
    boolean[] array = new boolean[states.size()];
    for (int t = 0; t < array.length; t++) {
      array[t] = states.get(t);
    }
    return array;
  }
}
