package org.alluvium.flows.sweep;

import org.alluvium.kernels.rule.RuleParameter;

/** What a parameter of a rule may be, in words. */
final class RuleText {
  private RuleText() {}

  static String allowed(RuleParameter parameter) {
    return switch (parameter.kind()) {
      case INTEGER ->
          "a whole number from %.0f to %.0f".formatted(parameter.least(), parameter.greatest());
      case REAL -> "a number from %s to %s".formatted(parameter.least(), parameter.greatest());
      case TEXT -> "one of " + String.join(", ", parameter.options());
    };
  }
}
