package org.alluvium.kernels.search;

import java.util.HashSet;
import java.util.List;

/**
 * One of several options without an order.
 *
 * @param name of the parameter
 * @param options texts, all different, none empty
 */
public record Choices(String name, List<String> options) implements Parameter {
  public Choices {
    ParameterCheck.name(name);
    options = List.copyOf(options);
    ParameterCheck.isTrue(!options.isEmpty(), name, "it has no options; pass one or more");
    ParameterCheck.isTrue(
        !options.contains(""), name, "an option is empty; give it a word, such as none");
    ParameterCheck.isTrue(
        new HashSet<>(options).size() == options.size(),
        name,
        "an option is named twice in %s; name each once",
        options);
  }

  public static Choices of(String name, String... options) {
    return new Choices(name, List.of(options));
  }

  @Override
  public double at(double unit) {
    ParameterCheck.unit(unit, name);
    return Math.min(options.size() - 1, (int) (unit * options.size()));
  }

  @Override
  public double require(double number) {
    ParameterCheck.isTrue(
        number >= 0 && number < options.size() && number == Math.rint(number),
        name,
        "%s is no place among its options; pass 0 to %d",
        number,
        options.size() - 1);
    return number;
  }

  /** The option at a place. */
  public String option(double place) {
    return options.get((int) require(place));
  }

  @Override
  public String json(double number) {
    StringBuilder json = new StringBuilder("\"");
    option(number).chars().forEach(character -> append(json, (char) character));
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, char character) {
    if (character < ' ') {
      json.append("\\u%04x".formatted((int) character));
    } else {
      json.append(character == '"' || character == '\\' ? "\\" : "").append(character);
    }
  }

  @Override
  public double parse(String text) {
    int place = options.indexOf(text);
    ParameterCheck.isTrue(
        place >= 0, name, "\"%s\" is not among its options; pass one of %s", text, options);
    return place;
  }
}
