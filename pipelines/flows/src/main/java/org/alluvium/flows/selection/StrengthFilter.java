package org.alluvium.flows.selection;

import java.util.List;
import java.util.stream.Stream;

/** What a ranker must say at least: side times score, or the score of a multiplicative one. */
final class StrengthFilter implements Filter {
  private static final String LEAST = "least_strength";

  @Override
  public List<StageParameter> parameters() {
    return List.of(StageParameter.number(LEAST, -1e9, 1e9));
  }

  @Override
  public List<Threshold> thresholds(StageParameters values) {
    return values.number(LEAST).stream()
        .boxed()
        .flatMap(
            bound ->
                Stream.of(
                    new Threshold(
                        "strength",
                        "strength",
                        Threshold.Sense.LEAST,
                        Threshold.Firmness.SOFT,
                        bound,
                        SelectionState::strengths)))
        .toList();
  }
}
