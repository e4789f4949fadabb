package org.alluvium.flows.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.alluvium.flows.discovery.candidate.Candidate;

/**
 * A condition on one value of a candidate. What does not meet it is dropped and counted under the
 * filter's name; it is no refusal.
 *
 * @param name for the counts
 * @param field {@code symbol}, {@code exchange}, {@code ticker}, {@code type}, {@code strategy},
 *     {@code scanner}, or a field of the scanner
 * @param scanners whose candidates it looks at; all when empty
 * @param whenMissing what becomes of a candidate without the value
 */
public record CandidateFilter(
    String name, String field, Set<String> scanners, WhenMissing whenMissing, Condition condition) {

  /** What becomes of a candidate whose value is missing. */
  public enum WhenMissing {
    KEEP,
    DROP
  }

  /**
   * All parts that are given must hold.
   *
   * @param oneOf texts, of which the value is one
   * @param noneOf texts, of which it is none
   * @param atLeast a number that it reaches
   * @param atMost a number that it does not exceed
   */
  public record Condition(
      Optional<Set<String>> oneOf,
      Set<String> noneOf,
      OptionalDouble atLeast,
      OptionalDouble atMost) {

    boolean holds(String value) {
      return oneOf.map(allowed -> allowed.contains(value)).orElse(true) && !noneOf.contains(value);
    }

    boolean holds(double value) {
      return value >= atLeast.orElse(Double.NEGATIVE_INFINITY)
          && value <= atMost.orElse(Double.POSITIVE_INFINITY);
    }

    boolean isOnNumbers() {
      return atLeast.isPresent() || atMost.isPresent();
    }
  }

  public CandidateFilter {
    scanners = Set.copyOf(scanners);
  }

  /** Whether a candidate stays. */
  public boolean keeps(Candidate candidate) {
    if (!scanners.isEmpty() && !scanners.contains(candidate.scanner())) {
      return true;
    }
    Optional<JsonNode> value = candidate.value(field);
    if (value.isEmpty()) {
      return whenMissing == WhenMissing.KEEP;
    }
    return condition.holds(value.get().asText())
        && (!condition.isOnNumbers() || condition.holds(number(value.get())));
  }

  /** A text of a CSV file may be a number; what is none meets no bound. */
  private static double number(JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      return Double.parseDouble(value.asText());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
