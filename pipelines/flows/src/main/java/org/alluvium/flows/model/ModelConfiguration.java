package org.alluvium.flows.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model of a strategy as its file has it. Where a setting has several values, the best is chosen
 * at each refit by time-series validation inside the window.
 *
 * @param values by name: the settings of the model, {@code folds} of the validation, and {@code
 *     refit_every}, the weeks from one refit to the next
 */
public record ModelConfiguration(@JsonValue Map<String, List<Double>> values)
    implements Serializable {
  private static final String FOLDS = "folds";
  private static final String REFIT_EVERY = "refit_every";
  private static final int USUAL_FOLDS = 5;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ModelConfiguration {
    Map<String, List<Double>> copy = new TreeMap<>();
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = copy;
  }

  /** One value for each setting, all combinations, in the order in which the file has them. */
  public List<Map<String, Double>> candidates(ModelKind kind) {
    List<Map<String, Double>> candidates = List.of(Map.of());
    List<String> settings = new ArrayList<>(kind.settings());
    if (values.containsKey(ModelKind.STRONGEST_FEATURES)) {
      settings.add(ModelKind.STRONGEST_FEATURES);
    }
    for (String setting : settings) {
      List<Map<String, Double>> longer = new ArrayList<>();
      for (Map<String, Double> before : candidates) {
        for (double value : values.get(setting)) {
          Map<String, Double> one = new LinkedHashMap<>(before);
          one.put(setting, value);
          longer.add(one);
        }
      }
      candidates = longer;
    }
    return candidates;
  }

  /** Stretches that a validation judges. */
  public int folds() {
    return whole(FOLDS, USUAL_FOLDS);
  }

  /** Weeks from one refit to the next. */
  public int refitEvery(ModelKind kind) {
    return whole(REFIT_EVERY, kind.usualRefitEvery());
  }

  private int whole(String name, int usual) {
    return values.containsKey(name) ? values.get(name).get(0).intValue() : usual;
  }
}
