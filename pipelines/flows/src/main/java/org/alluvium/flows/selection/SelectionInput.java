package org.alluvium.flows.selection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.regime.Quadrant;

/**
 * What a selection may look at: as known at the decision, nothing later. Arrays are by candidate in
 * the order of the symbols, and none of them is changed.
 *
 * @param symbols candidates, none twice
 * @param date decision session
 * @param closes {@code [candidate][session]}, oldest first, the last that of the decision session;
 *     NaN = no bar
 * @param dollarVolumes value traded, same shape, NaN = none
 * @param features name to a value per candidate, of the newest row known; NaN = missing
 * @param quadrant of the market, if known
 */
public record SelectionInput(
    List<String> symbols,
    LocalDate date,
    double[][] closes,
    double[][] dollarVolumes,
    Map<String, double[]> features,
    Optional<Quadrant> quadrant) {
  public SelectionInput {
    symbols = List.copyOf(symbols);
    features = Map.copyOf(features);
    Check.isTrue(
        new HashSet<>(symbols).size() == symbols.size(), "symbols must not name anything twice");
    Check.sameLength(symbols.size(), closes.length, "closes");
    Check.sameLength(symbols.size(), dollarVolumes.length, "dollarVolumes");
    for (int i = 0; i < closes.length; i++) {
      Check.atLeast(closes[i].length, 1, "sessions of " + symbols.get(i));
      Check.sameLength(closes[0].length, closes[i].length, "closes of " + symbols.get(i));
      Check.sameLength(
          closes[0].length, dollarVolumes[i].length, "dollarVolumes of " + symbols.get(i));
    }
    int candidates = symbols.size();
    features.forEach(
        (name, values) -> Check.sameLength(candidates, values.length, "feature " + name));
  }

  /** The same candidates in another order. */
  SelectionInput inOrder(int[] order) {
    Map<String, double[]> reordered = new HashMap<>();
    features.forEach(
        (name, values) ->
            reordered.put(name, IntStream.of(order).mapToDouble(i -> values[i]).toArray()));
    return new SelectionInput(
        IntStream.of(order).mapToObj(symbols::get).toList(),
        date,
        IntStream.of(order).mapToObj(i -> closes[i]).toArray(double[][]::new),
        IntStream.of(order).mapToObj(i -> dollarVolumes[i]).toArray(double[][]::new),
        reordered,
        quadrant);
  }
}
