package org.alluvium.kernels.rule;

import java.util.List;

/**
 * A parameter of a rule.
 *
 * @param name as configuration names it
 * @param kind of its values
 * @param least of its numbers; of a text, 0
 * @param greatest of its numbers; of a text, 0
 * @param options of a text
 * @param meaning for people
 */
public record RuleParameter(
    String name, Kind kind, double least, double greatest, List<String> options, String meaning) {

  /** Of values. */
  public enum Kind {
    INTEGER,
    REAL,
    TEXT
  }

  public RuleParameter {
    options = List.copyOf(options);
  }

  static RuleParameter integer(String name, int least, int greatest, String meaning) {
    return new RuleParameter(name, Kind.INTEGER, least, greatest, List.of(), meaning);
  }

  static RuleParameter real(String name, double least, double greatest, String meaning) {
    return new RuleParameter(name, Kind.REAL, least, greatest, List.of(), meaning);
  }

  static RuleParameter text(String name, List<String> options, String meaning) {
    return new RuleParameter(name, Kind.TEXT, 0, 0, options, meaning);
  }
}
