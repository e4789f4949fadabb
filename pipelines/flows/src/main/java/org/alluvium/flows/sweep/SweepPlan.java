package org.alluvium.flows.sweep;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.alluvium.flows.trials.Study;
import org.alluvium.kernels.rule.RuleKind;
import org.alluvium.kernels.search.GridSampler;
import org.alluvium.kernels.search.SearchSpace;

/**
 * A sweep to make.
 *
 * @param study its name and family
 * @param trials how many it has in all, whatever was made before
 * @param rule what is tried
 * @param fixed texts of the parameters that do not vary, by name
 * @param space the others
 * @param sampling how they are chosen
 * @param market where trials trade
 * @param definition all of the above but study and trials, as JSON with keys in order
 */
public record SweepPlan(
    Study study,
    int trials,
    RuleKind rule,
    Map<String, String> fixed,
    SearchSpace space,
    Sampling sampling,
    SweepMarket market,
    String definition) {

  /**
   * How parameters are chosen.
   *
   * @param sampler the kind
   * @param seed of its random numbers
   * @param points of a grid, of each real interval
   * @param batch trials that {@code tpe} chooses at once, each batch from the ended ones before it
   */
  public record Sampling(SamplerKind sampler, long seed, Map<String, Integer> points, int batch) {
    public Sampling {
      points = Map.copyOf(points);
    }
  }

  public SweepPlan {
    fixed = Map.copyOf(fixed);
  }

  /** Name of the rule, as files have it. */
  public String ruleId() {
    return rule.id();
  }

  /** Points of its grid; empty when another sampler chooses. */
  public OptionalLong gridPoints() {
    return sampling.sampler() == SamplerKind.GRID
        ? OptionalLong.of(new GridSampler(space, sampling.points()).count())
        : OptionalLong.empty();
  }

  /** Names of the parameters that vary. */
  public List<String> varying() {
    return space.names();
  }
}
