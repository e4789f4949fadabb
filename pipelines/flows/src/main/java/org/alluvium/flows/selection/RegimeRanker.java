package org.alluvium.flows.selection;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.kernels.selection.Logic;
import org.alluvium.kernels.selection.RegimeFit;
import org.alluvium.kernels.selection.SideRule;

/**
 * {@code inference/regime}: ranks by how well an asset suits the declared logic ({@link
 * RegimeFit}). The side is that of a named direction feature for trend, and the other one for mean
 * reversion; {@code sides} says which sides may be taken.
 */
record RegimeRanker(RegimeFit fit, Inputs inputs, Direction direction, SideRule sides)
    implements SelectionStage {
  private static final String ID = "inference/regime";
  private static final String LOGIC = "logic";
  private static final String DIRECTION = "direction";
  private static final String NEUTRAL = "direction_neutral";
  private static final String RISING = "direction_rising";
  private static final String AUTOREGRESSION = "ar1";
  private static final String HURST = "hurst";
  private static final String AUTOREGRESSION_SCALE = "ar1_scale";
  private static final String HURST_NEUTRAL = "hurst_neutral";
  private static final String HURST_SCALE = "hurst_scale";
  private static final String QUADRANTS = "quadrant_factors";
  private static final double SCALE = 0.2;
  private static final double RANDOM_WALK = 0.5;
  private static final double HUGE = 1e12;

  /** Features that the fit reads. */
  record Inputs(String autoregression, String hurst) {}

  /** Where values of a feature mean that a price rises. */
  enum Rising {
    ABOVE,
    BELOW
  }

  /** The feature that tells where a price goes, and the value at which it goes nowhere. */
  record Direction(String feature, double neutral, Rising rising) {
    int of(double value) {
      int above = (int) Math.signum(value - neutral);
      return switch (rising) {
        case ABOVE -> above;
        case BELOW -> -above;
      };
    }
  }

  static StageDefinition definition() {
    List<String> quadrants =
        Stream.of(Quadrant.values()).map(q -> q.name().toLowerCase(Locale.ROOT)).toList();
    return new StageDefinition(
        StageKind.INFERENCE,
        "regime",
        Set.of(Provision.FEATURES, Provision.QUADRANT),
        Set.of(Provision.SCORES),
        List.of(
            StageParameter.choice(LOGIC, List.of("trend", "mean_reversion")).always(),
            StageParameter.feature(DIRECTION).always(),
            StageParameter.number(NEUTRAL, -HUGE, HUGE),
            StageParameter.choice(RISING, List.of("above", "below")),
            SignalRanker.sidesParameter(),
            StageParameter.feature(AUTOREGRESSION),
            StageParameter.feature(HURST),
            StageParameter.positive(AUTOREGRESSION_SCALE, 1),
            StageParameter.number(HURST_NEUTRAL, 0.3, 0.8),
            StageParameter.positive(HURST_SCALE, 1),
            StageParameter.numbers(QUADRANTS, quadrants, 0, 1)),
        values -> List.of(),
        RegimeRanker::of);
  }

  private static RegimeRanker of(StageParameters values) {
    Map<Quadrant, Double> factors = new EnumMap<>(Quadrant.class);
    values
        .numbers(QUADRANTS)
        .forEach(
            (word, factor) -> factors.put(Quadrant.valueOf(word.toUpperCase(Locale.ROOT)), factor));
    return new RegimeRanker(
        new RegimeFit(
            values.word(LOGIC, Logic.class, Logic.TREND),
            values.number(AUTOREGRESSION_SCALE).orElse(SCALE),
            values.number(HURST_NEUTRAL).orElse(RANDOM_WALK),
            values.number(HURST_SCALE).orElse(SCALE),
            factors),
        new Inputs(
            values.text(AUTOREGRESSION).orElse("spectral.AR1"),
            values.text(HURST).orElse("spectral.HURST")),
        new Direction(
            values.text(DIRECTION).orElseThrow(),
            values.number(NEUTRAL).orElse(0),
            values.word(RISING, Rising.class, Rising.ABOVE)),
        values.word(SignalRanker.SIDES, SideRule.class, SideRule.LONG_SHORT));
  }

  @Override
  public List<String> features() {
    return List.of(inputs.autoregression(), inputs.hurst(), direction.feature());
  }

  @Override
  public void run(SelectionState state) {
    Ranking ranking = new Ranking(state, ID);
    double[] autoregression = state.feature(inputs.autoregression());
    double[] hurst = state.feature(inputs.hurst());
    double[] towards = state.feature(direction.feature());
    for (int i = 0; i < state.size(); i++) {
      if (state.isOpen(i)) {
        state.evidence(i, AUTOREGRESSION, autoregression[i]);
        state.evidence(i, HURST, hurst[i]);
        state.evidence(i, DIRECTION, towards[i]);
        rank(ranking, i, fit.of(autoregression[i], hurst[i], state.quadrant()), towards[i]);
      }
    }
    ranking.tell();
    state.step(
        ID,
        "quadrant %s, factor %s"
            .formatted(
                state.quadrant().map(q -> q.name().toLowerCase(Locale.ROOT)).orElse("not known"),
                fit.factor(state.quadrant())));
  }

  private void rank(Ranking ranking, int candidate, double value, double towards) {
    if (Double.isNaN(value) || Double.isNaN(towards)) {
      ranking.withoutScore(
          candidate, "one of %s is missing".formatted(String.join(", ", features())));
      return;
    }
    int side = fit.side(direction.of(towards));
    int allowed = sides.side(side) == side ? side : 0;
    ranking.rank(
        candidate,
        value,
        allowed,
        value,
        side == 0
            ? direction.feature() + " has no direction"
            : "%s says %s, which is not among the sides"
                .formatted(direction.feature(), side > 0 ? "long" : "short"));
  }
}
