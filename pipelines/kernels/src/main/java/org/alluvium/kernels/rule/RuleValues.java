package org.alluvium.kernels.rule;

import java.util.Map;
import org.alluvium.kernels.check.Check;

/**
 * A value of each parameter of a rule, as texts.
 *
 * @param texts by name
 */
public record RuleValues(Map<String, String> texts) {
  public RuleValues {
    texts = Map.copyOf(texts);
  }

  int integer(String name) {
    return Integer.parseInt(text(name));
  }

  double real(String name) {
    return Double.parseDouble(text(name));
  }

  String text(String name) {
    String text = texts.get(name);
    Check.isTrue(text != null, () -> "parameter %s has no value; pass one".formatted(name));
    return text;
  }
}
