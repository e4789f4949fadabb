package org.alluvium.flows.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.profile.Transform;

/**
 * What is known of one session at a time: the newest features and label of each instrument. Fed
 * with vintages in the order in which they became known.
 */
final class SessionState {
  private final Transform transform;
  private final Map<String, double[]> features = new TreeMap<>();
  private final Map<String, Double> labels = new TreeMap<>();

  SessionState(Transform transform) {
    this.transform = transform;
  }

  /** Takes one vintage. */
  void learn(KnownValues known) {
    if (known.kind() == SessionInput.FEATURE) {
      features.put(known.symbol(), known.values());
    } else {
      labels.put(known.symbol(), known.values()[0]);
    }
  }

  /** Label of an instrument, NaN where it is missing; null where none is known yet. */
  Double label(String symbol) {
    return labels.get(symbol);
  }

  /** Features of each instrument after the transform across the session. */
  Map<String, double[]> transformed() {
    List<String> symbols = List.copyOf(features.keySet());
    Map<String, double[]> out = new TreeMap<>();
    if (symbols.isEmpty()) {
      return out;
    }
    double[][] known = symbols.stream().map(features::get).toArray(double[][]::new);
    double[][] transformed = new double[known.length][known[0].length];
    for (int feature = 0; feature < known[0].length; feature++) {
      spread(known, feature, transformed);
    }
    for (int i = 0; i < transformed.length; i++) {
      out.put(symbols.get(i), transformed[i]);
    }
    return out;
  }

  private void spread(double[][] known, int feature, double[][] transformed) {
    double[] across = new double[known.length];
    for (int i = 0; i < across.length; i++) {
      across[i] = known[i][feature];
    }
    double[] changed = transform.apply(across);
    for (int i = 0; i < across.length; i++) {
      transformed[i][feature] = changed[i];
    }
  }
}
