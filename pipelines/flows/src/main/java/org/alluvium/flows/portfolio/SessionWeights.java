package org.alluvium.flows.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alluvium.flows.decision.SelectedSession;
import org.alluvium.flows.decision.SelectedSession.Winner;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.selection.ReturnStreams;
import org.alluvium.flows.selection.SelectionPipeline;
import org.alluvium.kernels.portfolio.Allocation;
import org.alluvium.kernels.portfolio.AllocationRequest;
import org.alluvium.kernels.regime.Quadrant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The target weights of one decision: what was selected, weighed by every engine. An engine shares
 * out the whole of what is invested; the profile's gross exposure says how much of the capital that
 * is.
 */
public final class SessionWeights {
  /** What stands for an engine where nothing was selected. */
  static final String CASH = "cash";

  private final SleeveProfile profile;
  private final String lineage;
  private final Engines engines;
  private final int minimum;
  private final double gross;
  private final ReturnStreams streams;

  public SessionWeights(SleeveProfile profile) {
    this.profile = profile;
    this.lineage = Lineage.ofBook(profile);
    this.engines = new Engines(profile.id(), profile.portfolio(), profile.costs());
    SelectionPipeline pipeline = SelectionPipeline.of(profile.decisions().selection());
    this.streams = pipeline.streams();
    this.minimum = pipeline.minimum();
    this.gross = profile.portfolio().grossExposure();
  }

  /**
   * A decision.
   *
   * @param weights rows of {@code gold.weights}, without stamps; none when nothing can be traded
   * @param allocations rows of {@code gold.allocations}, likewise
   * @param targets what each engine's book is to hold, by symbol
   */
  public record Decided(
      List<Row> weights, List<Row> allocations, Map<String, Map<String, Double>> targets) {}

  /**
   * Decides.
   *
   * @param panel prices, advanced to the instant of the decision and no further
   * @param held what the book of each engine holds
   */
  public Decided decide(
      SelectedSession session,
      Optional<Quadrant> quadrant,
      AsOfPanel panel,
      Map<String, HeldWeights> held) {
    Decided decided = new Decided(new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
    List<String> tradable = tradable(session.date(), panel);
    if (tradable.isEmpty()) {
      return decided;
    }
    for (String engine : profile.portfolio().engines()) {
      Map<String, Double> before =
          held.getOrDefault(engine, HeldWeights.NOTHING)
              .at(session.date(), profile.universe(), panel);
      Weighed weighed =
          session.winners().isEmpty()
              ? cash(tradable)
              : weigh(engine, session, quadrant, panel, before);
      session.winners().forEach(w -> decided.weights().add(row(engine, session, weighed, w)));
      if (session.winners().isEmpty()) {
        tradable.forEach(symbol -> decided.weights().add(row(engine, session, symbol, 0.0, null)));
      }
      decided.allocations().add(allocation(engine, session, quadrant, weighed, before));
      decided.targets().put(engine, weighed.targets());
    }
    for (String symbol : tradable) {
      double share = 1.0 / tradable.size();
      decided.weights().add(row(Engines.EQUAL_UNIVERSE, session, symbol, share, null));
    }
    return decided;
  }

  /** Signed weights by symbol, and how they came about. */
  private record Weighed(Map<String, Double> targets, String answeredBy, String failures) {}

  private static Weighed cash(List<String> tradable) {
    Map<String, Double> nothing = new TreeMap<>();
    tradable.forEach(symbol -> nothing.put(symbol, 0.0));
    return new Weighed(nothing, CASH, null);
  }

  private Weighed weigh(
      String engine,
      SelectedSession session,
      Optional<Quadrant> quadrant,
      AsOfPanel panel,
      Map<String, Double> before) {
    List<Winner> winners = session.winners();
    double[][] closes =
        panel.closesUpTo(
            session.symbols(), session.date(), profile.portfolio().lookBackSessions() + 1);
    int[] sides = winners.stream().mapToInt(Winner::side).toArray();
    AllocationRequest request =
        AllocationRequest.of(streams(closes, sides))
            .withHeld(
                winners.stream()
                    .mapToDouble(w -> w.side() * before.getOrDefault(w.symbol(), 0.0) / gross)
                    .toArray())
            .withClusters(clusters(winners))
            .withScores(winners.stream().mapToDouble(Winner::score).toArray())
            .withQuadrant(quadrant.orElse(Quadrant.NORMAL));
    Allocation allocation =
        engines.allocate(engine, chosen(engine, session), session.date(), request);
    Map<String, Double> targets = new TreeMap<>();
    for (int i = 0; i < winners.size(); i++) {
      targets.put(winners.get(i).symbol(), sides[i] * gross * allocation.weights()[i]);
    }
    return new Weighed(targets, allocation.engine(), failures(allocation));
  }

  /** The profile's own book has another engine where too little was selected. */
  private String chosen(String engine, SelectedSession session) {
    String below = profile.portfolio().belowMinimum();
    boolean own = engine.equals(profile.portfolio().engine());
    return own && below != null && session.winners().size() < minimum ? below : engine;
  }

  private double[][] streams(double[][] closes, int[] sides) {
    double[][] earned = new double[closes.length][];
    for (int i = 0; i < closes.length; i++) {
      earned[i] = streams.of(closes[i], sides[i]);
    }
    return earned;
  }

  /** Instruments without a cluster are one each. */
  private static int[] clusters(List<Winner> winners) {
    int[] clusters = new int[winners.size()];
    for (int i = 0; i < clusters.length; i++) {
      int own = winners.get(i).cluster();
      clusters[i] = own < 0 ? -1 - i : own;
    }
    return clusters;
  }

  private static String failures(Allocation allocation) {
    String told =
        allocation.failures().stream()
            .map(failure -> failure.engine() + ": " + failure.message())
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? null : told;
  }

  private List<String> tradable(LocalDate date, AsOfPanel panel) {
    return profile.universe().stream().filter(symbol -> panel.traded(symbol, date)).toList();
  }

  private Row row(String engine, SelectedSession session, Weighed weighed, Winner winner) {
    Double score = Double.isNaN(winner.score()) ? null : winner.score();
    return row(engine, session, winner.symbol(), weighed.targets().get(winner.symbol()), score);
  }

  /** Columns in the order of the table. */
  private Row row(
      String engine, SelectedSession session, String symbol, double weight, Double score) {
    return RowFactory.create(
        profile.id(), lineage, engine, session.date(), session.knownAt(), symbol, weight, score);
  }

  private Row allocation(
      String engine,
      SelectedSession session,
      Optional<Quadrant> quadrant,
      Weighed weighed,
      Map<String, Double> before) {
    LocalDate date = session.date();
    Instant knownAt = session.knownAt();
    return RowFactory.create(
        profile.id(),
        lineage,
        engine,
        date,
        knownAt,
        weighed.answeredBy(),
        weighed.failures(),
        quadrant.map(Quadrant::name).orElse(null),
        session.winners().size(),
        weighed.targets().values().stream().mapToDouble(Math::abs).sum(),
        weighed.targets().values().stream().mapToDouble(Double::doubleValue).sum(),
        turnover(weighed.targets(), before));
  }

  private static double turnover(Map<String, Double> targets, Map<String, Double> before) {
    Map<String, Double> trades = new TreeMap<>(targets);
    before.forEach((symbol, weight) -> trades.merge(symbol, -weight, Double::sum));
    return trades.values().stream().mapToDouble(Math::abs).sum();
  }
}
