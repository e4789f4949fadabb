package org.alluvium.flows.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The best forecasts, as the sleeves of one strategy take them. */
class ForecastSelectionTest {
  private static SelectionPipeline pipeline(String sides, int top) {
    return Selections.of(
        "{'stage': 'inference/forecast', 'sides': '%s'}".formatted(sides),
        "{'stage': 'clustering/none'}",
        "{'stage': 'policy/top', 'top': %d}".formatted(top));
  }

  private static SelectionInput forecasts(double... values) {
    return Selections.input(values.length, Map.of("forecast", values));
  }

  @Test
  void theHighestAreBoughtAndTiesFallToTheSymbolThatSortsFirst() {
    SelectionOutcome outcome = pipeline("long", 2).select(forecasts(-1, 3, 2, 3, 2));
    assertThat(outcome.winners())
        .extracting(Candidate::symbol, Candidate::side, Candidate::score)
        .containsExactly(tuple("X:B", 1, 3.0), tuple("X:D", 1, 3.0));
    assertThat(Selections.winners(pipeline("long", 3).select(forecasts(-1, 3, 2, 3, 2))))
        .containsExactly("X:B", "X:C", "X:D");
  }

  @Test
  void theLowestAreSold() {
    assertThat(pipeline("short", 2).select(forecasts(-1, 3, 2, -5)).winners())
        .extracting(Candidate::symbol, Candidate::side)
        .containsExactly(tuple("X:A", -1), tuple("X:D", -1));
  }

  @Test
  void theLargestAreTakenOnTheirOwnSideAndZeroIsNoSide() {
    SelectionOutcome outcome = pipeline("long_short", 2).select(forecasts(-4, 3, 0, -5));
    assertThat(outcome.winners())
        .extracting(Candidate::symbol, Candidate::side)
        .containsExactly(tuple("X:A", -1), tuple("X:D", -1));
    assertThat(Selections.of(outcome, "X:C").reason()).isEqualTo("no side: forecast is 0");
    assertThat(Selections.of(outcome, "X:B").reason()).isEqualTo("rank 3: the best 2 are taken");
  }

  @Test
  void topZeroTakesAllWhoHaveAForecastAndABar() {
    double[][] closes = Selections.walks(4, 300);
    closes[1][299] = Double.NaN;
    SelectionOutcome outcome =
        pipeline("long", 0)
            .select(
                Selections.input(closes, Map.of("forecast", new double[] {1, 9, Double.NaN, -2})));
    assertThat(Selections.winners(outcome)).containsExactly("X:A", "X:D");
    assertThat(Selections.of(outcome, "X:B"))
        .returns(Verdict.VETOED, Candidate::verdict)
        .returns("ingestion/prices", Candidate::stage)
        .returns("no bar on the decision session", Candidate::reason);
    assertThat(Selections.of(outcome, "X:C"))
        .returns(Verdict.NOT_CHOSEN, Candidate::verdict)
        .returns("no score: forecast is missing", Candidate::reason);
  }

  /** The rule that it replaces, written again as a sort of pairs. */
  @Test
  void equalsASortByStrengthThenSymbol() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      double[] values = random.doubles(20, -3, 3).map(Math::rint).toArray();
      List<String> symbols = Selections.symbols(20);
      List<String> expected =
          IntStream.range(0, 20)
              .boxed()
              .filter(i -> values[i] != 0)
              .sorted(
                  Comparator.comparingDouble((Integer i) -> -Math.abs(values[i]))
                      .thenComparing(symbols::get))
              .limit(7)
              .map(symbols::get)
              .sorted()
              .toList();
      assertThat(Selections.winners(pipeline("long_short", 7).select(forecasts(values))))
          .isEqualTo(expected);
    }
  }

  @Test
  void everyWinnerSaysItsStepAndRank() {
    Candidate best = Selections.of(pipeline("long", 2).select(forecasts(1, 3, 2)), "X:B");
    assertThat(best.reason()).isEqualTo("strict: rank 1");
    assertThat(best.evidence()).containsEntry("rank", 1.0).containsEntry("step", 1.0);
    assertThat(best.step().orElseThrow().name()).isEqualTo("STRICT");
  }
}
