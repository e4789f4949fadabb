package org.alluvium.kernels.portfolio;

import static org.alluvium.kernels.portfolio.AllocationException.Reason.NO_ENGINE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.portfolio.Allocation.Failure;

/**
 * Engines that are asked one after the other until one answers. Weights that are not finite, or do
 * not sum to the net of their engine, are no answer. Put an engine last that always answers, as
 * {@link EqualWeight} does; without one there can be none, which is a named failure.
 */
public final class FallbackChain {
  private final List<NamedEngine> engines;

  private FallbackChain(List<NamedEngine> engines) {
    this.engines = engines;
  }

  /**
   * @param engines in the order in which they are asked
   * @throws IllegalArgumentException when there is none, or two have one id
   */
  public static FallbackChain of(List<NamedEngine> engines) {
    Check.atLeast(engines.size(), 1, "number of engines in a chain");
    Set<String> ids = new HashSet<>();
    for (NamedEngine engine : engines) {
      Check.isTrue(
          ids.add(engine.id()),
          () -> "engine " + engine.id() + " is in the chain twice; name it once");
    }
    return new FallbackChain(List.copyOf(engines));
  }

  /**
   * @throws AllocationException (NO_ENGINE) with every engine's failure, when none answers
   */
  public Allocation allocate(AllocationRequest request) {
    List<Failure> failures = new ArrayList<>();
    for (NamedEngine named : engines) {
      try {
        double[] weights = named.engine().weights(request);
        Check.sameLength(request.assets(), weights.length, "weights of engine " + named.id());
        StableSum.require(weights, named.engine().net());
        return new Allocation(weights, named.id(), failures);
      } catch (AllocationException e) {
        failures.add(new Failure(named.id(), e.reason(), e.getMessage()));
      }
    }
    throw AllocationException.of(
        NO_ENGINE,
        failures.stream()
            .map(failure -> failure.engine() + ": " + failure.message())
            .collect(Collectors.joining("; ", "no engine of the chain answers: ", "")));
  }
}
