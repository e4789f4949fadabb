package org.alluvium.kernels.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alluvium.kernels.check.Check;

/**
 * The parameters of a sweep, in the order of their names whatever order they are given in: a file
 * that lists them in another order is the same sweep.
 *
 * @param parameters one or more, all with different names
 */
public record SearchSpace(List<Parameter> parameters) {
  public SearchSpace {
    parameters = parameters.stream().sorted(Comparator.comparing(Parameter::name)).toList();
    Check.isTrue(!parameters.isEmpty(), "a search space has no parameters; name one or more");
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      ParameterCheck.isTrue(
          names.add(parameter.name()), parameter.name(), "it is in the space twice; name it once");
    }
  }

  public static SearchSpace of(Parameter... parameters) {
    return new SearchSpace(List.of(parameters));
  }

  /** The number of parameters. */
  public int dimension() {
    return parameters.size();
  }

  /** In order. */
  public List<String> names() {
    return parameters.stream().map(Parameter::name).toList();
  }

  /**
   * The place of a parameter.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public int place(String name) {
    int place = names().indexOf(name);
    Check.isTrue(
        place >= 0,
        () -> "the search space has no parameter \"%s\"; it has %s".formatted(name, names()));
    return place;
  }

  /**
   * The values at a point of the unit cube.
   *
   * @param point one coordinate in 0 … 1 per parameter, in order
   */
  public TrialValues at(double[] point) {
    Check.sameLength(dimension(), point.length, "a point of the unit cube");
    double[] numbers = new double[point.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = parameters.get(i).at(point[i]);
    }
    return new TrialValues(this, numbers);
  }

  /**
   * Values from their texts, as they are read back from JSON.
   *
   * @throws IllegalArgumentException when a name is missing or too many, or a text is no value
   */
  public TrialValues parse(Map<String, String> texts) {
    texts.keySet().forEach(this::place);
    double[] numbers = new double[dimension()];
    for (int i = 0; i < numbers.length; i++) {
      Parameter parameter = parameters.get(i);
      String text = texts.get(parameter.name());
      ParameterCheck.isTrue(text != null, parameter.name(), "it has no value; pass one");
      numbers[i] = parameter.parse(text);
    }
    return new TrialValues(this, numbers);
  }
}
