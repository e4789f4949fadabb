package org.alluvium.flows.selection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A parameter that a stage takes.
 *
 * @param required whether a configuration must give it
 * @param wanted what it must be, in words
 * @param fits whether a value is right
 */
record StageParameter(String name, boolean required, String wanted, Predicate<JsonNode> fits) {

  static StageParameter integer(String name, int least, int most) {
    return optional(
        name,
        "a whole number in [%d, %d]".formatted(least, most),
        node -> node.isInt() && node.intValue() >= least && node.intValue() <= most);
  }

  static StageParameter number(String name, double least, double most) {
    return optional(
        name,
        "a number in [%s, %s]".formatted(shown(least), shown(most)),
        node -> node.isNumber() && node.doubleValue() >= least && node.doubleValue() <= most);
  }

  /** A number above zero. */
  static StageParameter positive(String name, double most) {
    return optional(
        name,
        "a number > 0 and <= " + shown(most),
        node -> node.isNumber() && node.doubleValue() > 0 && node.doubleValue() <= most);
  }

  static StageParameter choice(String name, List<String> words) {
    return optional(
        name,
        "one of " + String.join(", ", words),
        node -> node.isTextual() && words.contains(node.textValue()));
  }

  /** The name of a feature. */
  static StageParameter feature(String name) {
    return optional(
        name, FeatureName.WANTED, node -> node.isTextual() && FeatureName.fits(node.textValue()));
  }

  /** Names of features. */
  static StageParameter features(String name) {
    return optional(
        name,
        "a list, each item " + FeatureName.WANTED,
        node ->
            node.isArray()
                && node.valueStream()
                    .allMatch(item -> item.isTextual() && FeatureName.fits(item.textValue())));
  }

  /** Features with a weight each, none of them 0. */
  static StageParameter weights(String name) {
    return optional(
        name,
        "an object of at least one weight that is not 0, each key " + FeatureName.WANTED,
        node ->
            node.isObject()
                && !node.isEmpty()
                && node.propertyStream()
                    .allMatch(
                        entry ->
                            FeatureName.fits(entry.getKey())
                                && entry.getValue().isNumber()
                                && entry.getValue().doubleValue() != 0));
  }

  /** Words with a number each. */
  static StageParameter numbers(String name, List<String> keys, double least, double most) {
    return optional(
        name,
        "an object of numbers in [%s, %s] with keys of %s"
            .formatted(shown(least), shown(most), String.join(", ", keys)),
        node ->
            node.isObject()
                && node.propertyStream()
                    .allMatch(
                        entry ->
                            keys.contains(entry.getKey())
                                && entry.getValue().isNumber()
                                && entry.getValue().doubleValue() >= least
                                && entry.getValue().doubleValue() <= most));
  }

  /** The same, without which the stage cannot be. */
  StageParameter always() {
    return new StageParameter(name, true, wanted, fits);
  }

  /** What is wrong with a value. */
  Optional<String> problem(JsonNode value) {
    return fits.test(value)
        ? Optional.empty()
        : Optional.of("parameter '%s' must be %s, got %s".formatted(name, wanted, value));
  }

  private static StageParameter optional(String name, String wanted, Predicate<JsonNode> fits) {
    return new StageParameter(name, false, wanted, fits);
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? String.valueOf((long) bound)
        : String.valueOf(bound);
  }
}
