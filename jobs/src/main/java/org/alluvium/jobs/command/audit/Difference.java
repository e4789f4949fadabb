package org.alluvium.jobs.command.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that differs between two runs.
 *
 * @param kind what it is
 * @param subject profile or strategy that it is of, if it is of one
 * @param full everything that is known, for programs; a missing value is null
 * @param shown the same in few words, for people
 */
record Difference(
    Kind kind, Optional<String> subject, Line full, Line shown, Map<String, ?> facts) {
  /** Where a reason is looked for first comes first. */
  enum Kind {
    CODE,
    RUN,
    CONFIGURATION,
    INPUT,
    STAGE,
    OUTPUT,
    FIGURE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Name, both values and a note; a value that one run has not is null. */
  record Line(String name, String old, String now, String note) {}

  Difference {
    facts = Map.copyOf(facts);
  }

  /** One that is shown as it is. */
  static Difference of(Kind kind, Line line) {
    return new Difference(kind, Optional.empty(), line, line, Map.of());
  }
}
