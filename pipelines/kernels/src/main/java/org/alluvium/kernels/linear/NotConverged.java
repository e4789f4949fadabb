package org.alluvium.kernels.linear;

/** The error of a search that did not end in the repetitions that it was given. */
final class NotConverged {
  private NotConverged() {}

  /**
   * @param model what was fitted
   * @param changing what of it still changes
   * @param change of the last repetition
   */
  static ArithmeticException after(
      int iterations, double tolerance, String model, String changing, double change) {
    return new ArithmeticException(
        "%s has not converged: its %s still change by %s after %d iterations; pass a tolerance above %s or more iterations"
            .formatted(model, changing, change, iterations, tolerance));
  }
}
