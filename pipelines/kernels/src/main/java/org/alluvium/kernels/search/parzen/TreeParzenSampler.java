package org.alluvium.kernels.search.parzen;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.search.CounterHash;
import org.alluvium.kernels.search.Parameter;
import org.alluvium.kernels.search.RandomSampler;
import org.alluvium.kernels.search.SearchSpace;
import org.alluvium.kernels.search.TrialValues;

/**
 * Proposes trials by a tree-structured Parzen estimator. The finished trials are parted at the γ
 * quantile of their objectives; of each parameter the density ℓ of the better values and the
 * density g of the others is estimated; candidates are drawn from ℓ, and the one with the greatest
 * ℓ/g, which has the greatest expected improvement, is proposed. Parameters are treated as
 * independent of each other.
 *
 * <p>A proposal is a function of sampler, index and the trials that it saw, in their order: pass
 * them by index. Failed trials belong to g, so that their neighbourhood is avoided, and do not move
 * the quantile; so do pending ones. In a small space the same values may come again: {@link
 * TrialValues#json()} tells. O(trials · log(trials) + trials · candidates) per parameter.
 *
 * <p>Reference: Bergstra, Bardenet, Bengio and Kégl, Algorithms for hyper-parameter optimization
 * (Advances in Neural Information Processing Systems, 2011), section 4; pending trials by a
 * constant liar with the worst value, Ginsbourger, Le Riche and Carraro, Kriging is well-suited to
 * parallelize optimization (2010).
 *
 * @param space that the trials come from
 * @param settings how what was seen is weighed
 * @param seed of the draws
 */
public record TreeParzenSampler(SearchSpace space, TreeParzenSettings settings, long seed) {

  /**
   * The next trial.
   *
   * @param seen every trial made so far, in order of index
   * @param index of the trial to propose: another index gives another draw from the same densities
   * @throws IllegalArgumentException when a trial that was seen is of another space
   */
  public TrialValues propose(List<SeenTrial> seen, long index) {
    Check.isTrue(index >= 0, "index of a trial must be >= 0, got " + index);
    seen.forEach(this::checkSpace);
    long finished = seen.stream().filter(trial -> trial.state() == TrialState.FINISHED).count();
    if (finished < settings.startupTrials()) {
      return new RandomSampler(space, seed).trial(index);
    }
    SeenSplit split = SeenSplit.of(seen, settings.gamma());
    SplittableRandom random = new SplittableRandom(CounterHash.bits(seed, index));
    double[] numbers = new double[space.dimension()];
    for (int place = 0; place < numbers.length; place++) {
      numbers[place] = mostPromising(split, place, random);
    }
    return new TrialValues(space, numbers);
  }

  /**
   * The next trials, to be made at the same time: each one sees those before it as pending, and
   * keeps away from them.
   *
   * @param first index of the first trial to propose; the others follow
   * @param count how many, at least 1
   */
  public List<TrialValues> propose(List<SeenTrial> seen, long first, int count) {
    Check.atLeast(count, 1, "count of trials to propose");
    List<SeenTrial> known = new ArrayList<>(seen);
    List<TrialValues> proposed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrialValues values = propose(known, first + i);
      known.add(SeenTrial.pending(values));
      proposed.add(values);
    }
    return List.copyOf(proposed);
  }

  private double mostPromising(SeenSplit split, int place, SplittableRandom random) {
    ParzenEstimator good = estimator(split.good(), place);
    ParzenEstimator others = estimator(split.others(), place);
    double best = Double.NaN;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int candidate = 0; candidate < settings.candidates(); candidate++) {
      double number = good.draw(random);
      double promise = good.logDensity(number) - others.logDensity(number);
      if (promise > greatest) {
        greatest = promise;
        best = number;
      }
    }
    return best;
  }

  private ParzenEstimator estimator(List<TrialValues> trials, int place) {
    Parameter parameter = space.parameters().get(place);
    double[] numbers = trials.stream().mapToDouble(values -> values.number(place)).toArray();
    return ParzenEstimator.of(parameter, numbers, settings.priorWeight());
  }

  private void checkSpace(SeenTrial trial) {
    Check.isTrue(
        trial.values().space().equals(space),
        () ->
            "the trial %s is of another search space, with %s; propose from trials of this sweep alone"
                .formatted(trial.values(), trial.values().space().names()));
  }
}
