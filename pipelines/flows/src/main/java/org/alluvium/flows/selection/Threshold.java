package org.alluvium.flows.selection;

import java.util.Locale;
import java.util.Optional;

/**
 * A bound that a candidate must keep.
 *
 * @param filter that it belongs to
 * @param measure name of what is measured, as in the evidence
 * @param sense whether the bound is the least or the most
 * @param firmness whether it may be relaxed
 * @param values what is measured, by candidate; NaN where it cannot be, which fails
 */
record Threshold(
    String filter, String measure, Sense sense, Firmness firmness, double bound, Measure values) {
  /** Measures every candidate. */
  @FunctionalInterface
  interface Measure {
    double[] of(SelectionState state);
  }

  enum Sense {
    LEAST,
    MOST
  }

  enum Firmness {
    /** Never relaxed: who fails is vetoed. */
    HARD,
    SOFT
  }

  /** The bound after it gave way by a share of its size. */
  double relaxed(double share) {
    double room = share * Math.abs(bound);
    return switch (sense) {
      case LEAST -> bound - room;
      case MOST -> bound + room;
    };
  }

  /** Whether a value keeps a bound. */
  boolean keeps(double value, double limit) {
    return switch (sense) {
      case LEAST -> value >= limit;
      case MOST -> value <= limit;
    };
  }

  /** Why a value fails; nothing when it does not. */
  Optional<String> failure(double value) {
    if (keeps(value, bound)) {
      return Optional.empty();
    }
    String words = measure.replace('_', ' ');
    return Optional.of(
        Double.isNaN(value)
            ? "%s: %s is missing".formatted(filter, words)
            : "%s: %s %s is %s %s".formatted(filter, words, shown(value), side(), shown(bound)));
  }

  private String side() {
    return switch (sense) {
      case LEAST -> "below";
      case MOST -> "above";
    };
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
