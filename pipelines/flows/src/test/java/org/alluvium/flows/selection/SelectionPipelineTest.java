package org.alluvium.flows.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alluvium.kernels.selection.Logic;
import org.junit.jupiter.api.Test;

class SelectionPipelineTest {
  private static final SelectionPipeline PIPELINE =
      SelectionPipeline.of(
          Selections.pipeline(
              "{'stage': 'ingestion/prices', 'look_back_sessions': 200}",
              "{'stage': 'features/stored', 'evidence': ['a.Z']}",
              "{'stage': 'inference/mps', 'weights': {'a.X': 1, 'a.Y': -0.5}}",
              "{'stage': 'clustering/correlation', 'clusters': 4}",
              "{'stage': 'policy/relaxation', 'top': 9, 'per_cluster': 3, 'minimum': 8, 'greatest_hurst': 0.6}",
              "{'stage': 'synthesis/streams', 'logic': 'mean_reversion', 'annual_borrow': 0.1, 'sessions_per_year': 365}"));

  private static SelectionInput input(Random random) {
    int n = 20;
    Map<String, double[]> features = new HashMap<>();
    for (String name : List.of("a.X", "a.Y", "a.Z", "spectral.HURST")) {
      features.put(name, random.doubles(n).map(x -> Math.rint(10 * x) / 10).toArray());
    }
    features.get("a.X")[3] = Double.NaN;
    double[][] closes = Selections.walks(n, 250);
    closes[7][249] = Double.NaN;
    return Selections.input(closes, features);
  }

  @Test
  void aPipelineSaysWhatItReads() {
    assertThat(PIPELINE.features()).containsExactly("a.X", "a.Y", "a.Z", "spectral.HURST");
    assertThat(PIPELINE.lookBack()).isEqualTo(200);
    assertThat(PIPELINE.id()).isEqualTo("mine");
    assertThat(PIPELINE.stages())
        .containsExactly(
            "ingestion/prices",
            "features/stored",
            "inference/mps",
            "clustering/correlation",
            "policy/relaxation",
            "synthesis/streams");
  }

  @Test
  void permutingCandidatesPermutesTheOutcome() {
    for (int seed = 0; seed < 20; seed++) {
      SelectionInput input = input(new Random(seed));
      List<Integer> order =
          IntStream.range(0, 20).boxed().collect(Collectors.toCollection(ArrayList::new));
      Collections.shuffle(order, new Random(seed));
      SelectionOutcome outcome = PIPELINE.select(input);
      SelectionOutcome permuted =
          PIPELINE.select(input.inOrder(order.stream().mapToInt(i -> i).toArray()));
      assertThat(permuted.candidates())
          .isEqualTo(order.stream().map(outcome.candidates()::get).toList());
      assertThat(permuted.steps()).isEqualTo(outcome.steps());
      assertThat(permuted.winners()).isEqualTo(outcome.winners());
    }
  }

  @Test
  void everyCandidateHasAVerdictWithStageAndReason() {
    SelectionOutcome outcome = PIPELINE.select(input(new Random(1)));
    assertThat(outcome.candidates())
        .hasSize(20)
        .allSatisfy(
            candidate -> {
              assertThat(PIPELINE.stages()).contains(candidate.stage());
              assertThat(candidate.reason()).isNotBlank();
              assertThat(candidate.step().isPresent())
                  .isEqualTo(candidate.verdict() == Verdict.WINNER);
            });
    assertThat(outcome.winners()).hasSizeBetween(8, 9);
    assertThat(
            outcome.winners().stream()
                .collect(Collectors.groupingBy(Candidate::cluster, Collectors.counting()))
                .values())
        .allMatch(count -> count <= 3);
  }

  @Test
  void sessionsBeforeTheLookBackDoNotMatter() {
    SelectionInput input = input(new Random(2));
    double[][] closes = Arrays.stream(input.closes()).map(double[]::clone).toArray(double[][]::new);
    Arrays.stream(closes).forEach(row -> Arrays.fill(row, 0, 50, 1e6));
    SelectionInput other =
        new SelectionInput(
            input.symbols(),
            input.date(),
            closes,
            input.dollarVolumes(),
            input.features(),
            input.quadrant());
    assertThat(PIPELINE.select(other)).isEqualTo(PIPELINE.select(input));
  }

  @Test
  void theInputIsNotChanged() {
    SelectionInput input = input(new Random(3));
    SelectionInput same = input(new Random(3));
    PIPELINE.select(input);
    assertThat(Arrays.deepEquals(input.closes(), same.closes())).isTrue();
    assertThat(Arrays.deepEquals(input.dollarVolumes(), same.dollarVolumes())).isTrue();
    input
        .features()
        .forEach((name, values) -> assertThat(values).isEqualTo(same.features().get(name)));
  }

  @Test
  void aRunMayEndAtAStage() {
    SelectionInput input = input(new Random(4));
    SelectionOutcome clustered = PIPELINE.select(input, "clustering");
    assertThat(clustered).isEqualTo(PIPELINE.select(input, "clustering/correlation"));
    assertThat(clustered.winners()).isEmpty();
    assertThat(clustered.steps()).hasSize(4);
    assertThat(clustered.candidates().get(0))
        .returns(Verdict.NOT_CHOSEN, Candidate::verdict)
        .returns("not decided up to clustering/correlation", Candidate::reason);
    Function<SelectionOutcome, List<Integer>> clusters =
        outcome -> outcome.candidates().stream().map(Candidate::cluster).toList();
    assertThat(clusters.apply(clustered)).isEqualTo(clusters.apply(PIPELINE.select(input)));
    assertThatThrownBy(() -> PIPELINE.select(input, "cluster"))
        .hasMessageStartingWith("pipeline mine has no stage 'cluster'");
  }

  @Test
  void nobodyIsNoOutcomeAtAll() {
    SelectionOutcome outcome =
        PIPELINE.select(
            new SelectionInput(
                List.of(),
                Selections.DATE,
                new double[0][],
                new double[0][],
                Map.of(
                    "a.X", new double[0],
                    "a.Y", new double[0],
                    "a.Z", new double[0],
                    "spectral.HURST", new double[0]),
                Optional.empty()));
    assertThat(outcome.candidates()).isEmpty();
    assertThat(outcome.belowMinimum()).isTrue();
  }

  @Test
  void streamsAreThoseOfTheHolder() {
    Candidate bought = winner("X:A", 1);
    Candidate sold = winner("X:B", -1);
    Map<String, double[]> closes =
        Map.of("X:A", new double[] {10, 11}, "X:B", new double[] {10, 11});
    List<ReturnStreams.Stream> streams = PIPELINE.streams().of(List.of(bought, sold), closes);
    assertThat(streams).extracting(ReturnStreams.Stream::symbol).containsExactly("X:A", "X:B");
    assertThat(streams).extracting(ReturnStreams.Stream::logic).containsOnly(Logic.MEAN_REVERSION);
    assertThat(streams.get(0).returns()).containsExactly(new double[] {0.1}, within(1e-15));
    assertThat(streams.get(1).returns())
        .containsExactly(new double[] {-0.1 - 0.1 / 365}, within(1e-15));
    assertThatThrownBy(() -> PIPELINE.streams().of(List.of(winner("X:C", 1)), closes))
        .hasMessage("closes must have those of X:C");
  }

  private static Candidate winner(String symbol, int side) {
    return new Candidate(
        symbol, Verdict.WINNER, "policy/top", "strict: rank 1", side, 1, -1, Map.of("step", 1.0));
  }

  @Test
  void anInputIsChecked() {
    assertThatThrownBy(
            () ->
                new SelectionInput(
                    List.of("X:A", "X:A"),
                    Selections.DATE,
                    new double[2][3],
                    new double[2][3],
                    Map.of(),
                    Optional.empty()))
        .hasMessage("symbols must not name anything twice");
    assertThatThrownBy(() -> Selections.input(2, Map.of("a.X", new double[3])))
        .hasMessage("feature a.X must have length 2, got 3");
  }
}
