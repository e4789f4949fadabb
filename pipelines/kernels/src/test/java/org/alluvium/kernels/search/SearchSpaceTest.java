package org.alluvium.kernels.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private static final Parameter WINDOW = IntegerInterval.of("window", 5, 60);
  private static final Parameter PENALTY = new RealInterval("penalty", 0.001, 10, Scale.LOG);
  private static final Parameter MODEL = Choices.of("model", "ridge", "lasso");
  private static final SearchSpace SPACE = SearchSpace.of(WINDOW, PENALTY, MODEL);

  @Test
  void parametersAreInTheOrderOfTheirNames() {
    assertThat(SPACE.names()).containsExactly("model", "penalty", "window");
    assertThat(SPACE).isEqualTo(SearchSpace.of(MODEL, WINDOW, PENALTY));
    assertThat(SPACE.dimension()).isEqualTo(3);
    assertThat(SPACE.place("window")).isEqualTo(2);
  }

  @Test
  void aPointOfTheCubeIsATrial() {
    TrialValues values = SPACE.at(new double[] {0.7, 0, 1});
    assertThat(values.choice("model")).isEqualTo("lasso");
    assertThat(values.real("penalty")).isEqualTo(0.001);
    assertThat(values.integer("window")).isEqualTo(60);
    assertThat(values.number(0)).isEqualTo(1);
    assertThat(values.json()).isEqualTo("{\"model\":\"lasso\",\"penalty\":0.001,\"window\":60}");
  }

  @Test
  void equalValuesHaveEqualText() {
    SearchSpace space = SearchSpace.of(new RealInterval("x", -1, 1, Scale.LINEAR));
    TrialValues zero = new TrialValues(space, new double[] {0.0});
    TrialValues minusZero = new TrialValues(space, new double[] {-0.0});
    assertThat(minusZero).isEqualTo(zero).hasSameHashCodeAs(zero);
    assertThat(minusZero.json()).isEqualTo(zero.json()).isEqualTo("{\"x\":0}");
    assertThat(minusZero).isNotEqualTo(space.at(new double[] {0.25}));
  }

  @Test
  void everyTrialReadsBackFromItsTexts() {
    for (int index = 0; index < 200; index++) {
      TrialValues values = new RandomSampler(SPACE, 4).trial(index);
      Map<String, String> texts =
          Map.of(
              "model", values.choice("model"),
              "penalty", DecimalText.of(values.real("penalty")),
              "window", Long.toString(values.integer("window")));
      assertThat(SPACE.parse(texts)).isEqualTo(values);
    }
  }

  @Test
  void anArrayThatIsChangedLaterChangesNothing() {
    double[] numbers = {0, 1, 30};
    TrialValues values = new TrialValues(SPACE, numbers);
    numbers[2] = 31;
    assertThat(values.integer("window")).isEqualTo(30);
  }

  @Test
  void whatDoesNotFitTheSpaceIsRefused() {
    refused(() -> SearchSpace.of(), "a search space has no parameters; name one or more");
    refused(
        () -> SearchSpace.of(WINDOW, PENALTY, IntegerInterval.of("window", 1, 2)),
        "parameter window: it is in the space twice; name it once");
    refused(() -> SPACE.at(new double[2]), "a point of the unit cube must have length 3, got 2");
    refused(
        () -> new TrialValues(SPACE, new double[] {0, 1, 61}),
        "parameter window: 61.0 is not among 5 to 60 by 1; pass one of these, or widen the interval");
    refused(
        () -> SPACE.parse(Map.of("model", "ridge", "penalty", "1")),
        "parameter window: it has no value; pass one");
    refused(
        () -> SPACE.parse(Map.of("windows", "5")),
        "the search space has no parameter \"windows\"; it has [model, penalty, window]");
    refused(
        () -> SPACE.at(new double[3]).real("window"),
        "parameter window: it is of kind IntegerInterval; ask for its value as such");
  }

  @Test
  void aListThatIsChangedLaterChangesNothing() {
    List<Parameter> parameters = new ArrayList<>(List.of(WINDOW, MODEL));
    SearchSpace space = new SearchSpace(parameters);
    parameters.clear();
    assertThat(space.dimension()).isEqualTo(2);
  }

  private static void refused(Runnable call, String problem) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(problem);
  }
}
