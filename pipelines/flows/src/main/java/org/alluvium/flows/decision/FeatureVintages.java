package org.alluvium.flows.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Features of sessions by when each became known, for a selection: at a session and an instant it
 * shows the newest vintage of each that was known by then, and no other.
 */
public final class FeatureVintages {
  private final List<String> symbols;
  private final List<String> names;
  private final Map<LocalDate, List<Vintage>> bySession = new HashMap<>();

  private record Vintage(long knownAt, int symbol, int first, double[] values) {}

  /**
   * @param symbols in the order of every array
   * @param names of the features: {@code set.column}
   */
  public FeatureVintages(List<String> symbols, List<String> names) {
    this.symbols = List.copyOf(symbols);
    this.names = List.copyOf(names);
  }

  /**
   * Takes in values of features that stand side by side in {@code names}.
   *
   * @param knownAt epoch microseconds
   * @param first the first of them
   */
  public void learn(LocalDate session, long knownAt, String symbol, String first, double[] values) {
    bySession
        .computeIfAbsent(session, date -> new ArrayList<>())
        .add(new Vintage(knownAt, symbols.indexOf(symbol), names.indexOf(first), values.clone()));
  }

  /**
   * Every feature of a session as known by an instant, {@code NaN} = missing.
   *
   * @return values by feature, in the order of the symbols
   */
  public Map<String, double[]> at(LocalDate session, long knownBy) {
    Map<String, double[]> features = new LinkedHashMap<>();
    for (String name : names) {
      double[] missing = new double[symbols.size()];
      Arrays.fill(missing, Double.NaN);
      features.put(name, missing);
    }
    bySession.getOrDefault(session, List.of()).stream()
        .filter(vintage -> vintage.knownAt() <= knownBy)
        .sorted(Comparator.comparingLong(Vintage::knownAt))
        .forEach(vintage -> show(vintage, features));
    return features;
  }

  private void show(Vintage vintage, Map<String, double[]> features) {
    for (int i = 0; i < vintage.values().length; i++) {
      features.get(names.get(vintage.first() + i))[vintage.symbol()] = vintage.values()[i];
    }
  }
}
