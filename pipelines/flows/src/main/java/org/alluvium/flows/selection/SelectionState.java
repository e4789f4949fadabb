package org.alluvium.flows.selection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.kernels.regime.Quadrant;

/**
 * The working state of one selection: what its stages have made so far. It belongs to the call that
 * made it and is never seen outside. Candidates are in order of symbol, so that ties and sums do
 * not depend on the order of the input.
 */
final class SelectionState {
  private record Decision(Verdict verdict, String stage, String reason) {}

  private final SelectionInput input;
  private final List<String> wantedFeatures;
  private final Decision[] decisions;
  private final List<Map<String, Double>> evidence = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private double[][] closes;
  private double[][] volumes;
  private Map<String, double[]> features = Map.of();
  private final double[] scores;
  private final double[] strengths;
  private final int[] sides;
  private final int[] clusters;
  private int minimum;

  /**
   * @param input in order of symbol
   * @param wantedFeatures that the stages of the pipeline read
   */
  SelectionState(SelectionInput input, List<String> wantedFeatures) {
    this.input = input;
    this.wantedFeatures = wantedFeatures;
    this.closes = input.closes();
    this.volumes = input.dollarVolumes();
    this.decisions = new Decision[size()];
    this.scores = new double[size()];
    this.strengths = new double[size()];
    this.sides = new int[size()];
    this.clusters = new int[size()];
    Arrays.fill(scores, Double.NaN);
    Arrays.fill(strengths, Double.NaN);
    Arrays.fill(clusters, -1);
    input.symbols().forEach(symbol -> evidence.add(new TreeMap<>()));
  }

  int size() {
    return input.symbols().size();
  }

  LocalDate date() {
    return input.date();
  }

  Optional<Quadrant> quadrant() {
    return input.quadrant();
  }

  /** Keeps the newest sessions only. */
  void keepSessions(int sessions) {
    closes = newest(input.closes(), sessions);
    volumes = newest(input.dollarVolumes(), sessions);
  }

  double[] closes(int candidate) {
    return closes[candidate];
  }

  double[] volumes(int candidate) {
    return volumes[candidate];
  }

  /** Takes the features that are wanted from the input, and tells how many they are. */
  int takeFeatures() {
    Map<String, double[]> taken = new TreeMap<>();
    for (String name : wantedFeatures) {
      if (!input.features().containsKey(name)) {
        throw SelectionErrors.noFeature(name, input.features().keySet().stream().sorted().toList());
      }
      taken.put(name, input.features().get(name));
    }
    features = taken;
    return taken.size();
  }

  /** Values of a feature of candidates that nothing was decided of; NaN of the others. */
  double[] feature(String name) {
    double[] values = features.get(name).clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = isOpen(i) ? values[i] : Double.NaN;
    }
    return values;
  }

  /** Whether nothing was decided of a candidate yet. */
  boolean isOpen(int candidate) {
    return decisions[candidate] == null;
  }

  /** How many nothing was decided of yet. */
  long open() {
    return Arrays.stream(decisions).filter(Objects::isNull).count();
  }

  /** Decides a candidate, once. */
  void decide(int candidate, Verdict verdict, String stage, String reason) {
    if (!isOpen(candidate)) {
      throw new IllegalStateException(
          "%s was decided by %s".formatted(symbol(candidate), decisions[candidate].stage()));
    }
    decisions[candidate] = new Decision(verdict, stage, reason);
  }

  /** Ranks a candidate: the higher its strength the better. */
  void rank(int candidate, double score, int side, double strength) {
    scores[candidate] = score;
    sides[candidate] = side;
    strengths[candidate] = strength;
  }

  /** Of candidates that nothing was decided of; NaN of the others. */
  double[] strengths() {
    double[] open = strengths.clone();
    for (int i = 0; i < open.length; i++) {
      open[i] = isOpen(i) ? open[i] : Double.NaN;
    }
    return open;
  }

  int side(int candidate) {
    return sides[candidate];
  }

  void place(int candidate, int cluster) {
    clusters[candidate] = cluster;
  }

  int[] clusters() {
    return clusters.clone();
  }

  String symbol(int candidate) {
    return input.symbols().get(candidate);
  }

  /** Keeps a number behind a verdict; NaN is nothing to keep. */
  void evidence(int candidate, String name, double value) {
    if (!Double.isNaN(value)) {
      evidence.get(candidate).put(name, value);
    }
  }

  void step(String stage, String text) {
    steps.add(stage + ": " + text);
  }

  void require(int winners) {
    minimum = winners;
  }

  /** What was decided, of candidates in another order. */
  SelectionOutcome outcome(List<String> symbols, String lastStage) {
    Map<String, Candidate> bySymbol = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      bySymbol.put(symbol(i), candidate(i, lastStage));
    }
    return new SelectionOutcome(symbols.stream().map(bySymbol::get).toList(), steps, minimum);
  }

  private Candidate candidate(int i, String lastStage) {
    Decision decided =
        isOpen(i)
            ? new Decision(Verdict.NOT_CHOSEN, lastStage, "not decided up to " + lastStage)
            : decisions[i];
    return new Candidate(
        symbol(i),
        decided.verdict(),
        decided.stage(),
        decided.reason(),
        sides[i],
        scores[i],
        clusters[i],
        evidence.get(i));
  }

  private static double[][] newest(double[][] values, int sessions) {
    return Arrays.stream(values)
        .map(row -> Arrays.copyOfRange(row, Math.max(0, row.length - sessions), row.length))
        .toArray(double[][]::new);
  }
}
