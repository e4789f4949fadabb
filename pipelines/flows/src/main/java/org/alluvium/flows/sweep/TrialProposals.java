package org.alluvium.flows.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.sweep.SweepPlan.Sampling;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.kernels.search.GridSampler;
import org.alluvium.kernels.search.RandomSampler;
import org.alluvium.kernels.search.SearchSpace;
import org.alluvium.kernels.search.SobolSampler;
import org.alluvium.kernels.search.TrialSampler;
import org.alluvium.kernels.search.TrialValues;
import org.alluvium.kernels.search.parzen.SeenTrial;
import org.alluvium.kernels.search.parzen.TreeParzenSampler;
import org.alluvium.kernels.search.parzen.TreeParzenSettings;

/**
 * Chooses the trials of a sweep. Trial i is a function of the plan and i; with {@code tpe} of the
 * trials in the batches before its own, too, and of nothing else: however a sweep was interrupted
 * or extended, it makes the same trials.
 */
final class TrialProposals {
  private final SearchSpace space;
  private final Sampling sampling;

  TrialProposals(SearchSpace space, Sampling sampling) {
    this.space = space;
    this.sampling = sampling;
  }

  /**
   * The next trials.
   *
   * @param made those on record, in order; every one of an earlier batch has ended
   * @param outcomes of these, by id
   * @param most how many are asked for
   * @return at least one, and at most so many
   */
  List<TrialValues> after(List<Trial> made, Map<String, TrialOutcome> outcomes, int most) {
    long first = made.size();
    return switch (sampling.sampler()) {
      case SOBOL -> some(new SobolSampler(space, sampling.seed()), first, most);
      case RANDOM -> some(new RandomSampler(space, sampling.seed()), first, most);
      case GRID -> some(new GridSampler(space, sampling.points()), first, most);
      case TPE -> batch(made, outcomes, most);
    };
  }

  private static List<TrialValues> some(TrialSampler sampler, long first, int count) {
    List<TrialValues> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(sampler.trial(first + i));
    }
    return values;
  }

  private List<TrialValues> batch(List<Trial> made, Map<String, TrialOutcome> outcomes, int most) {
    int begin = made.size() / sampling.batch() * sampling.batch();
    int count = Math.min(most, begin + sampling.batch() - made.size());
    List<SeenTrial> seen = new ArrayList<>();
    for (int index = 0; index < made.size(); index++) {
      Trial trial = made.get(index);
      TrialValues values = TrialParameters.values(space, trial.parameters());
      seen.add(index < begin ? seen(values, outcomes.get(trial.id())) : SeenTrial.pending(values));
    }
    return new TreeParzenSampler(space, TreeParzenSettings.standard(), sampling.seed())
        .propose(seen, made.size(), count);
  }

  /** The Sharpe ratio is to be large; what never moves earns as much as it risks, nothing: 0. */
  private static SeenTrial seen(TrialValues values, TrialOutcome outcome) {
    return outcome.state() == TrialOutcome.State.FINISHED
        ? SeenTrial.finished(values, -outcome.sharpe().orElse(0))
        : SeenTrial.failed(values);
  }
}
