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
    int count = features.get(symbols.get(0)).length;
    symbols.forEach(symbol -> out.put(symbol, new double[count]));
    for (int feature = 0; feature < count; feature++) {
      spread(symbols, feature, out);
    }
    return out;
  }

  private void spread(List<String> symbols, int feature, Map<String, double[]> out) {
    double[] across = new double[symbols.size()];
    for (int i = 0; i < across.length; i++) {
      across[i] = features.get(symbols.get(i))[feature];
    }
    double[] changed = transform.apply(across);
    for (int i = 0; i < across.length; i++) {
      out.get(symbols.get(i))[feature] = changed[i];
    }
  }
}
