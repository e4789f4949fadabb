package org.alluvium.kernels.portfolio;

import java.util.List;

/**
 * Weights, the engine that gave them, and why those before it in the chain did not.
 *
 * @param weights finite, one per asset, with a stable sum
 * @param engine id of the engine that answered
 * @param failures of the engines before it, in order
 */
public record Allocation(double[] weights, String engine, List<Failure> failures) {
  /**
   * Why an engine gave no weights.
   *
   * @param engine its id
   * @param message of the failure, which begins with the reason
   */
  public record Failure(String engine, AllocationException.Reason reason, String message) {}

  public Allocation {
    failures = List.copyOf(failures);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "%d weights by %s after %s".formatted(weights.length, engine, failures);
  }
}
