package org.alluvium.kernels.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.forecast.DirectionAccuracy;
import org.alluvium.kernels.forecast.ForecastHistory;

/**
 * Mean of the n members that named the direction right most often of late.
 *
 * <p>Members are judged on the last w decisions whose outcome was known at the decision (known_at ≤
 * decided_at), the same ones for all. Returns of exactly 0, and missing forecasts or returns, are
 * excluded and counted, see {@link DirectionAccuracy}: they use up their place in the window. A
 * member can be chosen when it has a forecast now and at least {@code leastJudged} judged ones;
 * equal accuracies are settled by the order of the members. When fewer than n can be chosen, the
 * mean of all is taken and said to be. O(T + members·(w + log members)).
 *
 * @param best n, at least 1
 * @param window w, at least 1
 * @param leastJudged judged forecasts that a member needs, in 1 … w
 */
public record BestEnsemble(int best, int window, int leastJudged) implements Ensemble {
  public BestEnsemble {
    Check.atLeast(best, 1, "number of best members");
    Check.atLeast(window, 1, "window of the accuracy");
    Check.isTrue(
        leastJudged >= 1 && leastJudged <= window,
        "least judged forecasts must be in 1.." + window + ", got " + leastJudged);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also when there are fewer members than n
   */
  @Override
  public EnsembleForecast forecast(MemberForecasts members, int decision) {
    members.requireDecision(decision);
    Check.atLeast(members.members(), best, "members of an ensemble of the best");
    List<Integer> judged = lastKnown(members.decisions(), decision);
    List<DirectionAccuracy> accuracies =
        IntStream.range(0, members.members())
            .mapToObj(member -> accuracy(members, member, judged))
            .toList();
    List<Integer> chosen =
        IntStream.range(0, members.members())
            .filter(member -> !Double.isNaN(members.forecast(member, decision)))
            .filter(member -> accuracies.get(member).trials() >= leastJudged)
            .boxed()
            .sorted(byAccuracy(accuracies))
            .limit(best)
            .sorted()
            .toList();
    return chosen.size() < best
        ? MeanEnsemble.mean(
            members, decision, EnsembleForecast.Choice.ALL_FOR_WANT_OF_HISTORY, accuracies)
        : EnsembleForecast.of(members, decision, chosen, EnsembleForecast.Choice.BEST, accuracies);
  }

  /** The last decisions whose outcome was known at a decision, latest first. */
  private List<Integer> lastKnown(ForecastHistory history, int decision) {
    List<Integer> known = new ArrayList<>();
    for (int t = decision - 1; t >= 0 && known.size() < window; t--) {
      if (history.realisedKnownAt()[t] <= history.decidedAt()[decision]) {
        known.add(t);
      }
    }
    return known;
  }

  private static DirectionAccuracy accuracy(
      MemberForecasts members, int member, List<Integer> judged) {
    return DirectionAccuracy.of(
        judged.stream().mapToDouble(t -> members.forecast(member, t)).toArray(),
        judged.stream().mapToDouble(t -> members.decisions().realised()[t]).toArray());
  }

  /** Most accurate first, compared as fractions; the sort keeps the order of equals. */
  private static Comparator<Integer> byAccuracy(List<DirectionAccuracy> accuracies) {
    return (one, two) -> {
      DirectionAccuracy first = accuracies.get(one);
      DirectionAccuracy second = accuracies.get(two);
      return Long.compare(second.hits() * first.trials(), first.hits() * second.trials());
    };
  }
}
