package org.alluvium.flows.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;
import org.alluvium.lakehouse.io.DoubleArrays;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of the moments, models and forecasts of one strategy's lineage, and the slices that they
 * replace.
 */
final class TrainingTables {
  private final StageContext context;
  private final ForecastProfile profile;
  private final String lineage;

  TrainingTables(StageContext context, ForecastProfile profile, String lineage) {
    this.context = context;
    this.profile = profile;
    this.lineage = lineage;
  }

  /** Where the timeline stands: the latest cutoff and all moments up to it. */
  record State(Instant cutoff, Moments cumulative) {}

  /** Latest state known as of the run. */
  Optional<State> latest() {
    return context
        .lakehouse()
        .read(TrainingMoments.SPEC)
        .orEmpty()
        .all()
        .filter(expr(slice()))
        .filter(col(TrainingMoments.HORIZON).equalTo(profile.strategy().horizon()))
        .filter(col(TrainingMoments.CUTOFF).leq(context.asOf()))
        .filter(col(TrainingMoments.CUTOFF).equalTo(col(TrainingMoments.BLOCK_CUTOFF)))
        .select(col(TrainingMoments.CUTOFF), col(TrainingMoments.CUMULATIVE_MOMENTS))
        .orderBy(col(TrainingMoments.CUTOFF).desc())
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst()
        .map(
            row ->
                new State(
                    row.<Instant>getAs(0),
                    Moments.fromArray(DoubleArrays.primitive(row.getList(1)))));
  }

  /**
   * Moments of every block up to a cutoff, as they stood at it: the newest version of each, empty
   * ones for weeks without rows.
   */
  List<Moments> blocks(DecisionSessions sessions, int done) {
    List<Moments> blocks = new ArrayList<>();
    for (int block = 0; block <= done; block++) {
      blocks.add(Moments.empty(profile.strategy().features().size() + 1));
    }
    context
        .lakehouse()
        .read(TrainingMoments.SPEC)
        .all()
        .filter(expr(slice()))
        .filter(col(TrainingMoments.HORIZON).equalTo(profile.strategy().horizon()))
        .filter(col(TrainingMoments.CUTOFF).leq(instant(sessions, done)))
        .select(TrainingMoments.CUTOFF, TrainingMoments.BLOCK_CUTOFF, TrainingMoments.BLOCK_MOMENTS)
        .collectAsList()
        .stream()
        .sorted(Comparator.comparing(row -> row.<Instant>getAs(0)))
        .forEach(
            row ->
                blocks.set(
                    sessions.indexOf(row.getAs(1)),
                    Moments.fromArray(DoubleArrays.primitive(row.getList(2)))));
    return blocks;
  }

  /** The models in force at a cutoff: of each the last that was fitted by then. */
  Map<ModelKind, FittedModel> modelsAt(DecisionSessions sessions, int done) {
    Map<ModelKind, FittedModel> models = new EnumMap<>(ModelKind.class);
    if (done >= 0) {
      context
          .lakehouse()
          .read(Models.SPEC)
          .orEmpty()
          .all()
          .filter(expr(slice()))
          .filter(col(Models.CUTOFF).leq(instant(sessions, done)))
          .orderBy(Models.CUTOFF)
          .collectAsList()
          .stream()
          .map(row -> ModelRows.model(row, profile.strategy().features()))
          .forEach(model -> models.put(model.kind(), model));
    }
    return models;
  }

  private static Instant instant(DecisionSessions sessions, int cutoff) {
    return Micros.instant(sessions.cutoffs().cutoff(cutoff));
  }

  Row modelRow(FittedModel model) {
    return ModelRows.row(profile.strategy(), lineage, model);
  }

  StructType forecastSchema() {
    return SparkSchemas.contentSchema(Forecasts.SPEC);
  }

  List<Row> momentsRows(
      List<CutoffMoments> folded, List<BlockVersion> versions, DecisionSessions sessions) {
    long[] excluded = new long[sessions.cutoffs().size()];
    versions.stream()
        .filter(v -> !v.corrects())
        .forEach(v -> excluded[v.block()] = v.excludedRows());
    List<Row> rows = new ArrayList<>();
    for (CutoffMoments at : folded) {
      if (at.rows() > 0) {
        BlockVersion own =
            new BlockVersion(at.cutoff(), at.cutoff(), at.block(), excluded[at.cutoff()]);
        rows.add(momentsRow(own, at.cumulative(), sessions));
      }
      at.corrections().forEach(version -> rows.add(momentsRow(version, null, sessions)));
    }
    return rows;
  }

  private Row momentsRow(BlockVersion version, Moments cumulative, DecisionSessions sessions) {
    return RowFactory.create(
        profile.strategy().id(),
        lineage,
        profile.strategy().horizon(),
        Micros.instant(sessions.cutoffs().cutoff(version.cutoff())),
        Micros.instant(sessions.cutoffs().cutoff(version.block())),
        version.moments().count(),
        version.excludedRows(),
        DoubleArrays.boxed(version.moments().toArray()),
        cumulative == null ? null : cumulative.count(),
        cumulative == null ? null : DoubleArrays.boxed(cumulative.toArray()));
  }

  /**
   * Literal predicate for what a run adds: instants after the cutoff {@code done}, up to its own.
   */
  String slice(DecisionSessions sessions, int done, String instants) {
    String upTo = slice() + " and %s <= timestamp'%s'".formatted(instants, context.asOf());
    return done < 0
        ? upTo
        : upTo + " and %s > timestamp'%s'".formatted(instants, instant(sessions, done));
  }

  /** The rows of this strategy and lineage. */
  String slice() {
    return "strategy = '%s' and lineage = '%s'".formatted(profile.strategy().id(), lineage);
  }
}
