package org.alluvium.flows.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.regression.Predictor;
import org.alluvium.kernels.tree.TreeModel;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * A model as the registry keeps it.
 *
 * @param cutoff instant of its window, epoch microseconds
 * @param settings those that it was fitted with
 * @param learned SHA-256 of what it learned from: the moments of its window, or its rows
 */
public record FittedModel(
    ModelKind kind, long cutoff, Map<String, Double> settings, Predictor predictor, String learned)
    implements Serializable {

  public FittedModel {
    settings = new TreeMap<>(settings);
  }

  /** Name in files and tables. */
  public String id() {
    return kind.id();
  }

  /**
   * SHA-256 of everything that its predictions follow from.
   *
   * @param features names, in the order of the coefficients
   */
  public String digest(List<String> features) {
    StringBuilder text = new StringBuilder(kind.id()).append(' ').append(cutoff);
    settings.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    if (predictor instanceof LinearModel linear) {
      text.append(' ').append(bits(linear.intercept()));
      double[] coefficients = linear.coefficients();
      for (int i = 0; i < coefficients.length; i++) {
        text.append(' ').append(features.get(i)).append('=').append(bits(coefficients[i]));
      }
    } else if (predictor instanceof TreeModel trees) {
      text.append(' ').append(bits(trees.scale().mean()));
      text.append(' ').append(bits(trees.scale().deviation()));
      text.append(' ').append(String.join(" ", features));
      for (double number : trees.trees().toArray()) {
        text.append(' ').append(bits(number));
      }
    }
    return Sha256.of(text.append(' ').append(learned).toString());
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }
}
