package org.alluvium.flows.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.kernels.rule.RuleKind;
import org.alluvium.kernels.rule.RuleParameter;
import org.alluvium.kernels.search.Choices;
import org.alluvium.kernels.search.IntegerInterval;
import org.alluvium.kernels.search.Parameter;
import org.alluvium.kernels.search.RealInterval;
import org.alluvium.kernels.search.Scale;
import org.alluvium.kernels.search.SearchSpace;

/**
 * The parameters of a rule as a sweep has them: a plain value stays, {@code {"values": […]}} and
 * {@code {"from": …, "to": …}} vary. Names that the rule does not have are not looked at.
 */
public final class SweptParameters {
  private final Map<String, String> fixed = new TreeMap<>();
  private final List<Parameter> varying = new ArrayList<>();
  private final Map<String, Integer> points = new TreeMap<>();
  private final List<SpaceProblem> problems = new ArrayList<>();

  private final List<String> names;

  private SweptParameters(RuleKind rule) {
    names = rule.parameters().stream().map(RuleParameter::name).toList();
  }

  /** Those of the rule with this name, where there is one. */
  public static Optional<SweptParameters> read(String rule, JsonNode parameters) {
    return RuleKind.named(rule).map(kind -> read(kind, parameters));
  }

  /** Reads them; what is wrong is among {@link #problems}. */
  static SweptParameters read(RuleKind rule, JsonNode parameters) {
    SweptParameters swept = new SweptParameters(rule);
    for (RuleParameter parameter : rule.parameters()) {
      if (parameters.has(parameter.name())) {
        swept.read(parameter, parameters.get(parameter.name()));
      } else {
        swept.problems.add(
            new SpaceProblem(
                parameter.name(),
                "is missing; it must be %s: %s"
                    .formatted(RuleText.allowed(parameter), parameter.meaning())));
      }
    }
    if (swept.problems.isEmpty() && swept.varying.isEmpty()) {
      swept.problems.add(
          new SpaceProblem(
              "", "vary nothing; give one of them {\"values\": […]} or {\"from\": …, \"to\": …}"));
    }
    return swept;
  }

  /** Names of the parameters that the rule has. */
  public List<String> names() {
    return names;
  }

  public List<SpaceProblem> problems() {
    return List.copyOf(problems);
  }

  /** Texts of the parameters that do not vary, by name. */
  Map<String, String> fixed() {
    return Map.copyOf(fixed);
  }

  /** The others. */
  SearchSpace space() {
    return new SearchSpace(varying);
  }

  /** Points of a grid, of each real interval. */
  Map<String, Integer> points() {
    return Map.copyOf(points);
  }

  /** Real intervals without a number of points, which a grid needs. */
  public List<String> withoutPoints() {
    return varying.stream()
        .filter(RealInterval.class::isInstance)
        .map(Parameter::name)
        .filter(name -> !points.containsKey(name))
        .toList();
  }

  private void read(RuleParameter parameter, JsonNode given) {
    if (!given.isObject()) {
      check(parameter, given).ifPresent(text -> fixed.put(parameter.name(), text));
    } else if (given.has("values") == given.has("from")) {
      refuse(parameter, "must have either values, or from and to");
    } else if (given.has("values")) {
      choices(parameter, given);
    } else if (parameter.kind() == RuleParameter.Kind.TEXT) {
      refuse(parameter, "is a text: give it values, " + RuleText.allowed(parameter));
    } else {
      interval(parameter, given);
    }
  }

  private void choices(RuleParameter parameter, JsonNode given) {
    List<String> texts = new ArrayList<>();
    given.path("values").forEach(value -> check(parameter, value).ifPresent(texts::add));
    if (given.size() > 1) {
      refuse(parameter, "has values: leave the other keys out");
    } else if (texts.size() == given.path("values").size()) {
      make(parameter, () -> varying.add(new Choices(parameter.name(), texts)));
    }
  }

  private void interval(RuleParameter parameter, JsonNode given) {
    Optional<String> from = check(parameter, given.path("from"));
    Optional<String> to = check(parameter, given.path("to"));
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    String name = parameter.name();
    Scale scale = given.path("scale").asText().equals("log") ? Scale.LOG : Scale.LINEAR;
    if (parameter.kind() == RuleParameter.Kind.INTEGER) {
      refuseKey(parameter, given, "points");
      long step = given.path("step").asLong(1);
      long low = Long.parseLong(from.get());
      long high = Long.parseLong(to.get());
      make(parameter, () -> varying.add(new IntegerInterval(name, low, high, step, scale)));
    } else {
      refuseKey(parameter, given, "step");
      double low = Double.parseDouble(from.get());
      double high = Double.parseDouble(to.get());
      make(parameter, () -> varying.add(new RealInterval(name, low, high, scale)));
      if (given.has("points")) {
        points.put(name, given.path("points").asInt());
      }
    }
  }

  private void refuseKey(RuleParameter parameter, JsonNode given, String key) {
    if (given.has(key)) {
      String other =
          key.equals("points") ? "a whole number: give it step" : "a real: give it points";
      refuse(parameter, "has %s, but is %s instead".formatted(key, other));
    }
  }

  private void make(RuleParameter parameter, Runnable making) {
    try {
      making.run();
    } catch (IllegalArgumentException e) {
      refuse(parameter, "is no space: " + e.getMessage());
    }
  }

  /** The text of a value that the parameter may take. */
  private Optional<String> check(RuleParameter parameter, JsonNode value) {
    boolean fits =
        switch (parameter.kind()) {
          case INTEGER -> value.isIntegralNumber() && inside(parameter, value.doubleValue());
          case REAL -> value.isNumber() && inside(parameter, value.doubleValue());
          case TEXT -> value.isTextual() && parameter.options().contains(value.textValue());
        };
    if (!fits) {
      refuse(
          parameter,
          "must be %s, got %s"
              .formatted(RuleText.allowed(parameter), value.isMissingNode() ? "nothing" : value));
      return Optional.empty();
    }
    return Optional.of(
        parameter.kind() == RuleParameter.Kind.REAL
            ? Double.toString(value.doubleValue())
            : value.asText());
  }

  private static boolean inside(RuleParameter parameter, double number) {
    return number >= parameter.least() && number <= parameter.greatest();
  }

  private void refuse(RuleParameter parameter, String message) {
    problems.add(new SpaceProblem(parameter.name(), message));
  }
}
