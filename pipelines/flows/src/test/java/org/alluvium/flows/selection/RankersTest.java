package org.alluvium.flows.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.alluvium.kernels.regime.Quadrant;
import org.junit.jupiter.api.Test;

class RankersTest {
  private static final double NONE = Double.NaN;

  private static SelectionPipeline ranked(String ranker) {
    return Selections.of(
        ranker, "{'stage': 'clustering/none'}", "{'stage': 'policy/top', 'top': 2}");
  }

  @Test
  void aMultiplicativeScoreRanksAmongThoseWithABar() {
    double[][] closes = Selections.walks(4, 300);
    closes[3][299] = NONE;
    SelectionInput input =
        Selections.input(
            closes, Map.of("a.X", new double[] {1, 2, NONE, 9}, "b.Y", new double[] {5, 6, 4, 1}));
    SelectionOutcome outcome =
        ranked("{'stage': 'inference/mps', 'weights': {'a.X': 2, 'b.Y': -1}}").select(input);
    assertThat(Selections.of(outcome, "X:A").score()).isCloseTo(0.25 * 0.25 * 0.5, within(1e-15));
    assertThat(Selections.of(outcome, "X:B").score()).isCloseTo(0.75 * 0.75 / 6, within(1e-15));
    assertThat(Selections.of(outcome, "X:C").score()).isCloseTo(0.25 * 5 / 6, within(1e-15));
    assertThat(Selections.of(outcome, "X:C").evidence()).containsEntry("missing_features", 1.0);
    assertThat(Selections.of(outcome, "X:D").score()).isNaN();
  }

  @Test
  void aMissingFeatureCanDropACandidateAndTheBestCanBeSold() {
    SelectionOutcome outcome =
        ranked(
                "{'stage': 'inference/mps', 'weights': {'a.X': 1}, 'missing': 'drop', 'side': 'short'}")
            .select(Selections.input(3, Map.of("a.X", new double[] {1, NONE, 2})));
    assertThat(Selections.of(outcome, "X:B").reason()).isEqualTo("no score: a.X is missing");
    assertThat(outcome.winners()).extracting(Candidate::side).containsExactly(-1, -1);
  }

  @Test
  void aSignalIsSoldWhereItIsLowest() {
    SelectionOutcome outcome =
        ranked("{'stage': 'inference/signal', 'feature': 'technicals.RATING', 'sides': 'short'}")
            .select(
                Selections.input(
                    4, Map.of("technicals.RATING", new double[] {0.5, -0.5, 0.1, -1})));
    assertThat(outcome.winners())
        .extracting(Candidate::symbol, Candidate::side, Candidate::score)
        .containsExactly(tuple("X:B", -1, -0.5), tuple("X:D", -1, -1.0));
  }

  private static SelectionOutcome regime(String logic, String sides, Optional<Quadrant> quadrant) {
    SelectionInput input =
        Selections.input(
            4,
            Map.of(
                "spectral.AR1", new double[] {0.1, 0.1, -0.1, NONE},
                "spectral.HURST", new double[] {0.6, 0.5, 0.4, 0.5},
                "technicals.MACD", new double[] {0.3, -0.3, 0.2, 1}));
    return ranked(
            "{'stage': 'inference/regime', 'logic': '%s', 'sides': '%s', 'direction': 'technicals.MACD', 'quadrant_factors': {'crisis': 0.5}}"
                .formatted(logic, sides))
        .select(
            new SelectionInput(
                input.symbols(),
                input.date(),
                input.closes(),
                input.dollarVolumes(),
                input.features(),
                quadrant));
  }

  @Test
  void aTrendIsFollowedWhereReturnsGoOn() {
    SelectionOutcome outcome = regime("trend", "long_short", Optional.empty());
    assertThat(outcome.winners())
        .extracting(Candidate::symbol, Candidate::side)
        .containsExactly(tuple("X:A", 1), tuple("X:B", -1));
    assertThat(Selections.of(outcome, "X:A").score()).isCloseTo(0.75, within(1e-12));
    assertThat(Selections.of(outcome, "X:D").reason())
        .isEqualTo("no score: one of spectral.AR1, spectral.HURST, technicals.MACD is missing");
  }

  @Test
  void aReversionGoesAgainstTheDirectionWhereReturnsComeBack() {
    SelectionOutcome outcome = regime("mean_reversion", "long_short", Optional.of(Quadrant.CRISIS));
    assertThat(outcome.winners())
        .extracting(Candidate::symbol, Candidate::side)
        .containsExactly(tuple("X:B", 1), tuple("X:C", -1));
    assertThat(Selections.of(outcome, "X:C").score()).isCloseTo(0.375, within(1e-12));
    assertThat(outcome.steps()).contains("inference/regime: quadrant crisis, factor 0.5");
  }

  @Test
  void aSideThatIsNotTakenIsNotChosen() {
    SelectionOutcome outcome = regime("trend", "long", Optional.empty());
    assertThat(Selections.winners(outcome)).containsExactly("X:A", "X:C");
    assertThat(Selections.of(outcome, "X:B").reason())
        .isEqualTo("no side: technicals.MACD says short, which is not among the sides");
    assertThat(Selections.winners(regime("trend", "short", Optional.empty())))
        .containsExactly("X:B");
  }

  @Test
  void aDirectionMayRiseBelowItsNeutralValue() {
    SelectionOutcome outcome =
        ranked(
                "{'stage': 'inference/regime', 'logic': 'trend', 'direction': 'alpha158.ROC60', 'direction_neutral': 1, 'direction_rising': 'below'}")
            .select(
                Selections.input(
                    3,
                    Map.of(
                        "spectral.AR1", new double[] {0.1, 0.1, 0.1},
                        "spectral.HURST", new double[] {0.6, 0.6, 0.6},
                        "alpha158.ROC60", new double[] {0.8, 1.2, 1})));
    assertThat(outcome.candidates()).extracting(Candidate::side).containsExactly(1, -1, 0);
    assertThat(Selections.of(outcome, "X:C").reason())
        .isEqualTo("no side: alpha158.ROC60 has no direction");
  }

  @Test
  void aFeatureThatWasNotGivenIsTold() {
    assertThatThrownBy(
            () ->
                ranked("{'stage': 'inference/forecast'}")
                    .select(Selections.input(2, Map.of("a.X", new double[2]))))
        .hasMessage("selection: feature forecast was not given; given are [a.X]");
  }
}
