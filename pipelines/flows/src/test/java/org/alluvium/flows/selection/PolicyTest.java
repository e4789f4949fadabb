package org.alluvium.flows.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Filters with their reasons, and thresholds that give way. */
class PolicyTest {
  private static final double NONE = Double.NaN;
  private static final String RANKER = "{'stage': 'inference/forecast'}";
  private static final String ALONE = "{'stage': 'clustering/none'}";

  private static SelectionPipeline policy(String policy) {
    return Selections.of(RANKER, ALONE, policy);
  }

  /** Five candidates, best first; B is young, C has holes, D is stale, E is flat. */
  private static SelectionInput illnesses() {
    double[][] closes = Selections.walks(5, 300);
    Arrays.fill(closes[1], 0, 200, NONE);
    Arrays.fill(closes[2], 100, 130, NONE);
    Arrays.fill(closes[3], 290, 300, closes[3][289]);
    for (int t = 1; t < 300; t += 4) {
      closes[4][t] = closes[4][t - 1];
    }
    return Selections.input(closes, Map.of("forecast", new double[] {5, 4, 3, 2, 1}));
  }

  @Test
  void theDarwinianFilterTellsWhatIsWrongWithTheData() {
    SelectionOutcome outcome =
        policy(
                "{'stage': 'policy/top', 'least_history_sessions': 200, 'greatest_missing_share': 0.05, 'greatest_stale_sessions': 5, 'greatest_flat_share': 0.2}")
            .select(illnesses());
    assertThat(outcome.candidates())
        .extracting(Candidate::reason)
        .containsExactly(
            "strict: rank 1",
            "darwinian: history sessions 100 is below 200",
            "darwinian: missing share 0.1000 is above 0.05000",
            "darwinian: stale sessions 10 is above 5",
            "darwinian: flat share 0.2508 is above 0.2000");
    assertThat(outcome.candidates())
        .extracting(Candidate::verdict)
        .containsExactly(
            Verdict.WINNER, Verdict.VETOED, Verdict.VETOED, Verdict.VETOED, Verdict.VETOED);
    assertThat(Selections.of(outcome, "X:C").evidence())
        .containsEntry("missing_share", 0.1)
        .containsEntry("history_sessions", 270.0);
  }

  @Test
  void aHardThresholdIsNeverRelaxed() {
    SelectionOutcome outcome =
        policy(
                "{'stage': 'policy/relaxation', 'minimum': 5, 'least_history_sessions': 200, 'greatest_missing_share': 0.09, 'greatest_stale_sessions': 5}")
            .select(illnesses());
    assertThat(outcome.candidates())
        .extracting(Candidate::reason)
        .containsExactly(
            "strict: rank 1",
            "darwinian: history sessions 100 is below 200",
            "relaxed: rank 2, although darwinian: missing share 0.1000 is above 0.09000",
            "rank: rank 3, although darwinian: stale sessions 10 is above 5",
            "strict: rank 4");
    assertThat(outcome.belowMinimum()).isTrue();
    assertThat(outcome.steps().subList(4, 9))
        .containsExactly(
            "policy/relaxation: 1 vetoed for good; strict: 2 of 4 pass, 2 chosen",
            "policy/relaxation: thresholds relaxed by 20.0 %: 3 of 4 pass, 1 more chosen",
            "policy/relaxation: at least one per cluster: 0 more chosen",
            "policy/relaxation: best-ranked: 1 more chosen",
            "policy/relaxation: 4 winners, below the minimum of 5");
  }

  @Test
  void nothingIsRelaxedWhereThereAreEnough() {
    SelectionOutcome outcome =
        policy("{'stage': 'policy/relaxation', 'minimum': 2, 'greatest_missing_share': 0.09}")
            .select(illnesses());
    assertThat(outcome.belowMinimum()).isFalse();
    assertThat(Selections.winners(outcome)).containsExactly("X:A", "X:B", "X:D", "X:E");
    assertThat(Selections.of(outcome, "X:C").verdict()).isEqualTo(Verdict.VETOED);
  }

  @Test
  void theSpectralFilterVetoesNoiseAndWhatCannotBeMeasured() {
    SelectionInput input =
        Selections.input(
            3,
            Map.of(
                "forecast", new double[] {1, 1, 1},
                "spectral.SPECTRAL_ENTROPY", new double[] {0.8, 0.99, NONE},
                "spectral.HURST", new double[] {0.45, 0.7, 0.5}));
    SelectionOutcome outcome =
        policy(
                "{'stage': 'policy/top', 'greatest_entropy': 0.95, 'least_hurst': 0.4, 'greatest_hurst': 0.6}")
            .select(input);
    assertThat(outcome.candidates())
        .extracting(Candidate::reason)
        .containsExactly(
            "strict: rank 1",
            "spectral: entropy 0.9900 is above 0.9500; spectral: hurst 0.7000 is above 0.6000",
            "spectral: entropy is missing");
  }

  @Test
  void theFrictionFilterComparesTheCostWithTheExpectedReturn() {
    double[][] closes = new double[4][300];
    for (double[] row : closes) {
      for (int t = 0; t < 300; t++) {
        row[t] = t % 2 == 0 ? 100 : 102;
      }
    }
    double[][] volumes = new double[4][300];
    Arrays.fill(volumes[0], 1e8);
    Arrays.fill(volumes[1], 1e6);
    Arrays.fill(volumes[2], NONE);
    Arrays.fill(volumes[3], 1e8);
    SelectionInput input =
        new SelectionInput(
            Selections.symbols(4),
            Selections.DATE,
            closes,
            volumes,
            Map.of("forecast", new double[] {0.01, 0.01, 0.01, -0.01}),
            Optional.empty());
    String policy =
        "{'stage': 'policy/top', 'greatest_cost_share': 1, 'capital': 1000000, 'target_share': 0.5, 'impact_coefficient': 1, 'half_spread_basis_points': 1, 'commission_basis_points': 1, 'expected_return_feature': 'forecast', 'without_volume': '%s'}";
    SelectionOutcome vetoed = policy(policy.formatted("veto")).select(input);
    assertThat(Selections.winners(vetoed)).containsExactly("X:A");
    assertThat(Selections.of(vetoed, "X:B").reason())
        .isEqualTo("friction: cost share 2.841 is above 1");
    assertThat(Selections.of(vetoed, "X:C").reason()).isEqualTo("friction: cost share is missing");
    assertThat(Selections.of(vetoed, "X:D").reason()).isEqualTo("friction: cost share is missing");
    assertThat(Selections.winners(policy(policy.formatted("assume")).select(input)))
        .containsExactly("X:A", "X:C");
  }

  @Test
  void aLeastStrengthIsOnTheSideThatIsTaken() {
    SelectionInput input = Selections.input(3, Map.of("a.R", new double[] {-0.5, -0.05, 0.5}));
    SelectionOutcome outcome =
        Selections.of(
                "{'stage': 'inference/signal', 'feature': 'a.R', 'sides': 'short'}",
                ALONE,
                "{'stage': 'policy/top', 'least_strength': 0.1}")
            .select(input);
    assertThat(Selections.winners(outcome)).containsExactly("X:A");
    assertThat(Selections.of(outcome, "X:C").reason())
        .isEqualTo("strength: strength -0.5000 is below 0.1000");
  }

  @Test
  void aClusterHasNoMoreWinnersThanItsLimit() {
    double[][] closes = Selections.walks(4, 300);
    closes[1] = Arrays.stream(closes[0]).map(close -> 2 * close).toArray();
    closes[2] = Arrays.stream(closes[0]).map(close -> 3 * close).toArray();
    SelectionOutcome outcome =
        Selections.of(
                RANKER,
                "{'stage': 'clustering/correlation', 'clusters': 2}",
                "{'stage': 'policy/top', 'per_cluster': 1}")
            .select(Selections.input(closes, Map.of("forecast", new double[] {1, 3, 2, 0})));
    assertThat(outcome.candidates()).extracting(Candidate::cluster).containsExactly(0, 0, 0, 1);
    assertThat(Selections.winners(outcome)).containsExactly("X:B", "X:D");
    assertThat(Selections.of(outcome, "X:C").reason())
        .isEqualTo("rank 2: cluster 0 has its 1 winners");
  }

  @Test
  void whoHasTooLittleHistoryForAClusterIsNamed() {
    SelectionOutcome outcome =
        Selections.of(
                RANKER,
                "{'stage': 'clustering/correlation', 'clusters': 2, 'least_common_sessions': 150}",
                "{'stage': 'policy/top'}")
            .select(illnesses());
    assertThat(Selections.of(outcome, "X:B").cluster()).isEqualTo(-1);
    assertThat(outcome.steps())
        .contains(
            "clustering/correlation: 4 candidates in 2 clusters by ward linkage; alone, with less than 150 moving sessions in common with others: X:B");
  }
}
