package org.alluvium.flows.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.alluvium.kernels.linear.HuberRegression;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.PartialLeastSquares;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.linear.StrongestFeatures;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.alluvium.kernels.training.TimeSeriesValidation;
import org.alluvium.kernels.tree.TreeEnsemble;
import org.alluvium.kernels.tree.TreeModel;
import org.junit.jupiter.api.Test;

class ModelFitTest {
  private static final Set<ModelKind> TREES =
      EnumSet.of(ModelKind.RANDOM_FOREST, ModelKind.GBT, ModelKind.XGBOOST);
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY).build();

  @Test
  void everyModelFitsAWindowWithTheSettingsThatItTakes() throws JsonProcessingException {
    TrainingWindow window = window(30);
    Map<String, String> settings =
        Map.of(
            "ridge", "{'penalty': 0.1}",
            "bayesian_ridge", "{}",
            "ard", "{}",
            "lasso", "{'penalty': 0.01}",
            "elastic_net", "{'penalty': 0.01, 'mix': 0.5}",
            "pls", "{'components': 2}",
            "huber", "{'penalty': 0.1, 'epsilon': 1.35}");
    List<ModelKind> linear =
        Arrays.stream(ModelKind.values()).filter(kind -> !TREES.contains(kind)).toList();
    assertThat(settings).hasSize(linear.size());
    for (ModelKind kind : linear) {
      ModelFit fit = new ModelFit(kind, read(settings.get(kind.id())), 3);
      FittedModel model = fit.of(window);
      assertThat(fit.chooses()).isFalse();
      assertThat(model.settings().keySet()).containsExactlyInAnyOrderElementsOf(kind.settings());
      assertThat(linear(model).coefficients()[0]).as(kind.id()).isBetween(0.5, 1.5);
      assertThat(fit.of(window)).isEqualTo(model);
    }
  }

  @Test
  void openSettingsAreThoseThatJudgedBestInsideTheWindow() throws JsonProcessingException {
    TrainingWindow window = window(40);
    ModelFit fit =
        new ModelFit(ModelKind.RIDGE, read("{'penalty': [10, 1, 0.1, 0.001], 'folds': 3}"), 3);
    List<Ridge> ridges = List.of(new Ridge(10), new Ridge(1), new Ridge(0.1), new Ridge(0.001));
    // labels of five sessions reach over two weeks, with the session of the entry
    TimeSeriesValidation validation = new TimeSeriesValidation(3, 3);
    Ridge best =
        TimeSeriesValidation.best(ridges, ridge -> validation.error(window.blocks(), ridge));

    FittedModel model = fit.of(window);

    assertThat(fit.chooses()).isTrue();
    assertThat(model.settings()).isEqualTo(Map.of("penalty", best.penalty()));
    assertThat(best.penalty()).isLessThan(10);
    assertThat(model.predictor()).isEqualTo(best.fit(window.moments()));
  }

  @Test
  void weeksBeforeTheFirstRowDoNotCountAsStretches() throws JsonProcessingException {
    TrainingWindow window = window(40);
    List<Moments> late = new ArrayList<>();
    for (int week = 0; week < 500; week++) {
      late.add(Moments.empty(3));
    }
    late.addAll(window.blocks());
    TrainingWindow longer =
        new TrainingWindow(window.cutoff(), window.moments(), late, window.rows());
    ModelFit fit = new ModelFit(ModelKind.PLS, read("{'components': [1, 2]}"), 3);

    assertThat(fit.of(longer)).isEqualTo(fit.of(window));
    assertThat(fit.of(window).predictor())
        .isEqualTo(new PartialLeastSquares(2).fit(window.moments()));
  }

  @Test
  void theStrongestFeaturesAreChosenInsideTheWindow() throws JsonProcessingException {
    TrainingWindow window = window(40);
    FittedModel model =
        new ModelFit(ModelKind.RIDGE, read("{'penalty': 0.1, 'strongest_features': [1, 2]}"), 3)
            .of(window);

    assertThat(model.settings()).containsOnlyKeys("penalty", "strongest_features");
    int count = model.settings().get("strongest_features").intValue();
    assertThat(model.predictor())
        .isEqualTo(new StrongestFeatures(count, new Ridge(0.1)).fit(window.moments()));
    FittedModel one = new ModelFit(ModelKind.ARD, read("{'strongest_features': 1}"), 3).of(window);
    assertThat(linear(one).coefficients()[1]).isZero();
  }

  @Test
  void huberLearnsFromRows() throws JsonProcessingException {
    TrainingWindow window = window(30);
    FittedModel model =
        new ModelFit(ModelKind.HUBER, read("{'penalty': 0.1, 'epsilon': 1.35}"), 3).of(window);

    assertThat(model.predictor())
        .isEqualTo(
            new HuberRegression(0.1, 1.35).fit(TimeSeriesValidation.joined(window.rows().get())));
    double[][] other = TimeSeriesValidation.joined(window.rows().get());
    other[0][2] = Math.nextUp(other[0][2]);
    assertThat(TrainingWindow.digest(other)).isNotEqualTo(model.learned());
  }

  @Test
  void theDigestHoldsTheLastBitOfEveryNumber() throws JsonProcessingException {
    FittedModel model = new ModelFit(ModelKind.RIDGE, read("{'penalty': 0.1}"), 3).of(window(30));
    double[] coefficients = linear(model).coefficients();
    coefficients[1] = Math.nextUp(coefficients[1]);
    LinearModel moved =
        new LinearModel(
            linear(model).intercept(),
            coefficients,
            model.predictor().targetDeviation(),
            model.predictor().rows(),
            linear(model).penalty());
    FittedModel other =
        new FittedModel(model.kind(), model.cutoff(), model.settings(), moved, model.learned());
    List<String> features = List.of("A", "B");

    assertThat(other.digest(features)).isNotEqualTo(model.digest(features));
    assertThat(model.digest(List.of("B", "A"))).isNotEqualTo(model.digest(features));
    assertThat(model.digest(features)).matches("[0-9a-f]{64}");
  }

  @Test
  void combinationsComeInTheOrderOfTheFile() throws JsonProcessingException {
    assertThat(
            read("{'mix': [0.2, 0.8], 'penalty': [1, 0.1], 'refit_every': 4}")
                .candidates(ModelKind.ELASTIC_NET))
        .containsExactly(
            Map.of("penalty", 1.0, "mix", 0.2),
            Map.of("penalty", 1.0, "mix", 0.8),
            Map.of("penalty", 0.1, "mix", 0.2),
            Map.of("penalty", 0.1, "mix", 0.8));
    assertThat(read("{}").refitEvery(ModelKind.ARD)).isEqualTo(1);
    assertThat(read("{}").refitEvery(ModelKind.HUBER)).isEqualTo(13);
    assertThat(read("{'refit_every': 4}").refitEvery(ModelKind.HUBER)).isEqualTo(4);
  }

  @Test
  void settingsOfAModelThatNeedsRowsAreChosenFromTheRowsOfItsBlocks()
      throws JsonProcessingException {
    TrainingWindow window = window(40);
    ModelFit fit =
        new ModelFit(ModelKind.HUBER, read("{'penalty': [10, 0.01], 'epsilon': [1.35]}"), 3);
    FittedModel model = fit.of(window);

    assertThat(model.settings()).containsEntry("penalty", 0.01);
    assertThat(model.predictor())
        .isEqualTo(
            new HuberRegression(0.01, 1.35).fit(TimeSeriesValidation.joined(window.rows().get())));
  }

  @Test
  void treesLearnFromRowsAndTheirDigestHoldsEveryNode() throws JsonProcessingException {
    String settings =
        "{'trees': 5, 'depth': 2, 'leaf_rows': 5, 'learning_rate': 0.3, 'row_share': 1,"
            + " 'feature_share': 1, 'penalty': 1, 'seed': 1}";
    FittedModel model = new ModelFit(ModelKind.XGBOOST, read(settings), 3).of(window(30));
    TreeModel trees = (TreeModel) model.predictor();
    double[] numbers = trees.trees().toArray();
    numbers[1] = Math.nextUp(numbers[1]);
    FittedModel moved =
        new FittedModel(
            model.kind(),
            model.cutoff(),
            model.settings(),
            new TreeModel(
                TreeEnsemble.ofArray(numbers), trees.features(), trees.scale(), trees.rows()),
            model.learned());

    assertThat(trees.predict(new double[] {1.5, 0})).isGreaterThan(0.5);
    assertThat(trees.predict(new double[] {-1.5, 0})).isLessThan(-0.5);
    List<String> features = List.of("A", "B");
    assertThat(moved.digest(features)).isNotEqualTo(model.digest(features));
    assertThat(model.digest(List.of("B", "A"))).isNotEqualTo(model.digest(features));
  }

  private static LinearModel linear(FittedModel model) {
    return (LinearModel) model.predictor();
  }

  private static ModelConfiguration read(String json) throws JsonProcessingException {
    return JSON.readValue(json.replace('\'', '"'), ModelConfiguration.class);
  }

  /** Weeks of ten rows: y = a + noise, beside a feature without meaning. */
  private static TrainingWindow window(int weeks) {
    Random random = new Random(5);
    double[][] rows = new double[weeks * 10][3];
    for (double[] row : rows) {
      row[0] = random.nextGaussian();
      row[1] = random.nextGaussian();
      row[2] = row[0] + 0.3 * random.nextGaussian();
    }
    List<Moments> blocks = new ArrayList<>();
    List<double[][]> rowBlocks = new ArrayList<>();
    Moments all = Moments.empty(3);
    for (int week = 0; week < weeks; week++) {
      double[][] own = Arrays.copyOfRange(rows, week * 10, week * 10 + 10);
      rowBlocks.add(own);
      blocks.add(MomentsAccumulator.of(own, 3));
      all = Moments.merge(all, blocks.get(week));
    }
    return new TrainingWindow(7, all, blocks, () -> rowBlocks);
  }
}
