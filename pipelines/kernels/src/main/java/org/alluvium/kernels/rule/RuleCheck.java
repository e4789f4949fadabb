package org.alluvium.kernels.rule;

import org.alluvium.kernels.check.Check;

/** What the parameters of several rules have to be. */
final class RuleCheck {
  private RuleCheck() {}

  static void exposure(double exposure) {
    Check.isTrue(
        exposure > 0 && exposure <= 1, () -> "exposure must be in (0, 1], got " + exposure);
  }

  static void less(String lower, double value, String upper, double bound) {
    Check.isTrue(
        value < bound,
        () ->
            "%s must be below %s, got %s = %s and %s = %s"
                .formatted(lower, upper, lower, shown(value), upper, shown(bound)));
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
