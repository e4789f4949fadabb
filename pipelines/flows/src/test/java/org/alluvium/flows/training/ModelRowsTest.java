package org.alluvium.flows.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.Sides;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.Transform;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.tree.TargetScale;
import org.alluvium.kernels.tree.TreeEnsemble;
import org.alluvium.kernels.tree.TreeModel;
import org.alluvium.kernels.tree.TreeNode;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.Models;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class ModelRowsTest {
  private static final StructType SCHEMA = SparkSchemas.contentSchema(Models.SPEC);
  private static final List<String> FEATURES = List.of("KMID", "ROC5");
  private static final FittedModel MODEL =
      new FittedModel(
          ModelKind.ELASTIC_NET,
          1_478_289_600_000_001L,
          Map.of("penalty", 0.1, "mix", 0.3),
          new LinearModel(1.0 / 3, new double[] {-0.0, Math.nextUp(0.1)}, 0.02, 250, 0.1),
          "a".repeat(64));

  @Test
  void comesBackBitForBit() {
    assertThat(ModelRows.model(stored(MODEL), FEATURES)).isEqualTo(MODEL);
  }

  @Test
  void aModelWithoutOnePenaltyComesBackToo() {
    FittedModel relevance =
        new FittedModel(
            ModelKind.ARD,
            5,
            Map.of(),
            new LinearModel(0.5, new double[] {1, 2}, 0.02, 250, Double.NaN),
            "b".repeat(64));

    assertThat(ModelRows.model(stored(relevance), FEATURES)).isEqualTo(relevance);
  }

  @Test
  void treesComeBackToo() {
    TreeNode tree =
        new TreeNode.Split(1, 0.25, new TreeNode.Leaf(-0.5), new TreeNode.Leaf(1.0 / 3));
    FittedModel trees =
        new FittedModel(
            ModelKind.GBT,
            5,
            Map.of("trees", 2.0),
            new TreeModel(
                TreeEnsemble.of(List.of(tree, new TreeNode.Leaf(0.1))),
                FEATURES.size(),
                new TargetScale(0.001, 0.02),
                250),
            "b".repeat(64));

    assertThat(ModelRows.model(stored(trees), FEATURES)).isEqualTo(trees);
    Object[] other = {1.0, 0.25, 2.0, -1.0, -0.5, 0.0, -1.0, 0.3, 0.0, -1.0, 0.1, 0.0};
    assertThatThrownBy(
            () -> ModelRows.model(with(stored(trees), Models.TREES, asSparkReads(other)), FEATURES))
        .hasMessageContaining("its digest differs");
  }

  @Test
  void anAlteredModelIsRefused() {
    Row row = stored(MODEL);
    for (String column :
        List.of(Models.INTERCEPT, Models.MODEL, Models.SETTINGS, Models.TRAINING_DIGEST)) {
      Object other =
          switch (column) {
            case Models.INTERCEPT -> Math.nextDown(1.0 / 3);
            case Models.MODEL -> "lasso";
            case Models.SETTINGS -> "{\"mix\":0.3,\"penalty\":0.2}";
            default -> "c".repeat(64);
          };
      assertThatThrownBy(() -> ModelRows.model(with(row, column, other), FEATURES))
          .hasMessageContaining("of strategy s at 2016-11-04T20:00:00.000001Z is not the one that")
          .hasMessageEndingWith(
              "its digest differs; restore the table to a version before the change");
    }
  }

  @Test
  void settingsThatAreNoneAndUnknownModelsAreAlteredToo() {
    Row row = stored(MODEL);
    for (Row altered : List.of(with(row, Models.SETTINGS, "{"), with(row, Models.MODEL, "rigde"))) {
      assertThatThrownBy(() -> ModelRows.model(altered, FEATURES))
          .hasMessageContaining("of strategy s at 2016-11-04T20:00:00.000001Z is not the one that");
    }
  }

  private static Row stored(FittedModel model) {
    StrategyConfiguration strategy =
        new StrategyConfiguration(
            "s",
            "",
            Map.of(model.kind(), new ModelConfiguration(Map.of())),
            null,
            "alpha158",
            FEATURES,
            Transform.CLIP,
            5,
            "weekly",
            100,
            Sides.LONG,
            "trend",
            null);
    Row row = ModelRows.row(strategy, "0123456789ab", model);
    Object[] cells =
        IntStream.range(0, row.length()).mapToObj(i -> asSparkReads(row.get(i))).toArray();
    return new GenericRowWithSchema(cells, SCHEMA);
  }

  /** Spark gives arrays back as sequences of Scala. */
  private static Object asSparkReads(Object cell) {
    return cell instanceof Object[] array
        ? CollectionConverters.asScala(List.of(array)).toSeq()
        : cell;
  }

  private static Row with(Row row, String column, Object other) {
    Object[] cells = IntStream.range(0, row.length()).mapToObj(row::get).toArray();
    cells[SCHEMA.fieldIndex(column)] = other;
    return new GenericRowWithSchema(cells, SCHEMA);
  }
}
