package org.alluvium.flows.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.kernels.portfolio.StableSum;
import org.alluvium.kernels.returns.SimpleReturns;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The target weights of one decision: the selected instruments, weighed by every engine. */
public final class SessionWeights {
  private final SleeveProfile profile;
  private final String lineage;

  public SessionWeights(SleeveProfile profile) {
    this.profile = profile;
    this.lineage = Lineage.ofBook(profile);
  }

  /**
   * Decides.
   *
   * @param date decision session
   * @param knownAt instant of the decision
   * @param forecasts by symbol, missing ones left out
   * @param panel prices, advanced to the instant and no further
   * @return rows of {@code gold.weights}, without stamps; none when nothing can be traded
   */
  public List<Row> decide(
      LocalDate date, Instant knownAt, Map<String, Double> forecasts, AsOfPanel panel) {
    Map<String, Double> tradable = new TreeMap<>(forecasts);
    tradable.keySet().removeIf(symbol -> !panel.traded(symbol, date));
    Selection selection =
        Selection.of(tradable, profile.strategy().sides(), profile.portfolio().selectTop());
    List<Row> rows = new ArrayList<>();
    if (selection.picks().isEmpty()) {
      return rows;
    }
    double[][] returns = sidedReturns(selection, panel, date);
    for (String engine : profile.portfolio().engines()) {
      double[] weights =
          StableSum.require(Engines.named(profile.id(), engine).weights(returns), 1.0);
      for (int i = 0; i < weights.length; i++) {
        Selection.Pick pick = selection.picks().get(i);
        double weight = pick.side() * weights[i];
        rows.add(row(engine, date, knownAt, pick.symbol(), weight, pick.forecast()));
      }
    }
    List<String> universe = List.copyOf(tradable.keySet());
    for (String symbol : universe) {
      rows.add(row(Engines.EQUAL_UNIVERSE, date, knownAt, symbol, 1.0 / universe.size(), null));
    }
    return rows;
  }

  /** Returns over the look-back, those of a short negated: what its holder earns. */
  private double[][] sidedReturns(Selection selection, AsOfPanel panel, LocalDate date) {
    double[][] closes =
        panel.closesUpTo(selection.symbols(), date, profile.portfolio().lookBackSessions() + 1);
    double[][] returns = SimpleReturns.of(closes).values();
    for (int i = 0; i < returns.length; i++) {
      int side = selection.picks().get(i).side();
      returns[i] = Arrays.stream(returns[i]).map(r -> side * r).toArray();
    }
    return returns;
  }

  /** Columns in the order of the table. */
  private Row row(
      String engine, LocalDate date, Instant knownAt, String symbol, double weight, Double score) {
    return RowFactory.create(profile.id(), lineage, engine, date, knownAt, symbol, weight, score);
  }
}
