package org.alluvium.flows.selection;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.alluvium.kernels.selection.SideRule;

/**
 * {@code inference/signal} and {@code inference/forecast}: the value of one feature is the score; a
 * side rule gives the side, and the strength is side times value. A candidate whose value is
 * missing, or that has no side, is not chosen.
 */
record SignalRanker(String id, String feature, SideRule rule) implements SelectionStage {
  static final String SIDES = "sides";
  private static final String FEATURE = "feature";

  static StageDefinition signal() {
    return definition(
        "signal", List.of(StageParameter.feature(FEATURE).always(), sidesParameter()));
  }

  static StageDefinition forecast() {
    return definition("forecast", List.of(sidesParameter()));
  }

  /** The parameter that names the side rule. */
  static StageParameter sidesParameter() {
    return StageParameter.choice(
        SIDES,
        Stream.of(SideRule.values()).map(rule -> rule.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static StageDefinition definition(String name, List<StageParameter> parameters) {
    return new StageDefinition(
        StageKind.INFERENCE,
        name,
        Set.of(Provision.FEATURES),
        Set.of(Provision.SCORES),
        parameters,
        values -> List.of(),
        values ->
            new SignalRanker(
                "inference/" + name,
                values.text(FEATURE).orElse(FeatureName.FORECAST),
                values.word(SIDES, SideRule.class, SideRule.LONG)));
  }

  @Override
  public List<String> features() {
    return List.of(feature);
  }

  @Override
  public void run(SelectionState state) {
    Ranking ranking = new Ranking(state, id);
    double[] values = state.feature(feature);
    for (int i = 0; i < values.length; i++) {
      if (state.isOpen(i)) {
        rank(ranking, i, values[i]);
      }
    }
    ranking.tell();
  }

  private void rank(Ranking ranking, int candidate, double value) {
    if (Double.isNaN(value)) {
      ranking.withoutScore(candidate, feature + " is missing");
      return;
    }
    int side = rule.side(value);
    ranking.rank(candidate, value, side, side * value, feature + " is 0");
  }
}
