package org.alluvium.flows.selection;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.alluvium.kernels.selection.MultiplicativeScore;

/**
 * {@code inference/mps}: the multiplicative probability score of weighted features, ranked among
 * the candidates with a bar. A positive weight prefers the highest of a feature, a negative one the
 * lowest. The highest scores are bought, or with {@code side} short sold.
 *
 * <p>{@code missing}: with {@code neutral} a missing feature has the probability ½; with {@code
 * drop} the candidate has no score.
 */
record MultiplicativeRanker(SortedMap<String, Double> weights, Missing missing, Side side)
    implements SelectionStage {
  private static final String ID = "inference/mps";
  private static final String WEIGHTS = "weights";
  private static final String MISSING = "missing";
  private static final String SIDE = "side";
  private static final double MIDDLE = 0.5;

  /** What a missing feature means. */
  enum Missing {
    NEUTRAL,
    DROP
  }

  /** What is done with the best. */
  enum Side {
    LONG,
    SHORT
  }

  static StageDefinition definition() {
    return new StageDefinition(
        StageKind.INFERENCE,
        "mps",
        Set.of(Provision.FEATURES),
        Set.of(Provision.SCORES),
        List.of(
            StageParameter.weights(WEIGHTS).always(),
            StageParameter.choice(MISSING, List.of("neutral", "drop")),
            StageParameter.choice(SIDE, List.of("long", "short"))),
        values -> List.of(),
        values ->
            new MultiplicativeRanker(
                values.numbers(WEIGHTS),
                values.word(MISSING, Missing.class, Missing.NEUTRAL),
                values.word(SIDE, Side.class, Side.LONG)));
  }

  @Override
  public List<String> features() {
    return List.copyOf(weights.keySet());
  }

  @Override
  public void run(SelectionState state) {
    double[][] values = weights.keySet().stream().map(state::feature).toArray(double[][]::new);
    double[] scores =
        MultiplicativeScore.of(
            values,
            weights.values().stream().mapToDouble(Double::doubleValue).toArray(),
            missing == Missing.NEUTRAL ? MIDDLE : Double.NaN);
    Ranking ranking = new Ranking(state, ID);
    for (int i = 0; i < scores.length; i++) {
      if (state.isOpen(i)) {
        List<String> lacking = lacking(values, i);
        state.evidence(i, "missing_features", lacking.size());
        rank(ranking, i, scores[i], lacking);
      }
    }
    ranking.tell();
  }

  private List<String> lacking(double[][] values, int candidate) {
    List<String> names = features();
    return IntStream.range(0, values.length)
        .filter(k -> Double.isNaN(values[k][candidate]))
        .mapToObj(names::get)
        .toList();
  }

  private void rank(Ranking ranking, int candidate, double score, List<String> lacking) {
    if (Double.isNaN(score) || lacking.size() == weights.size()) {
      ranking.withoutScore(
          candidate,
          "%s %s missing"
              .formatted(String.join(", ", lacking), lacking.size() == 1 ? "is" : "are"));
      return;
    }
    ranking.rank(candidate, score, side == Side.LONG ? 1 : -1, score, "");
  }
}
