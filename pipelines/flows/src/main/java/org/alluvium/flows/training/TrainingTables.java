package org.alluvium.flows.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Moments, models and forecasts of one strategy's lineage. Each write replaces the cutoffs of its
 * window; the moments, from which the next run resumes, are written last.
 */
final class TrainingTables {
  private final StageContext context;
  private final SleeveProfile profile;
  private final String lineage;

  TrainingTables(StageContext context, SleeveProfile profile, String lineage) {
    this.context = context;
    this.profile = profile;
    this.lineage = lineage;
  }

  /** Where the timeline stands: the latest cutoff and all moments up to it. */
  record State(Instant cutoff, Moments cumulative) {}

  /** Cutoffs that a run adds: after {@code from} (null from nothing), up to {@code to}. */
  record Window(Instant from, Instant to) {}

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

  Window window(DecisionSessions sessions, int done) {
    Instant from = done < 0 ? null : Micros.instant(sessions.cutoffs().cutoff(done));
    return new Window(from, context.asOf());
  }

  Row modelRow(long cutoff, LinearModel model) {
    return RowFactory.create(
        profile.strategy().id(),
        lineage,
        profile.strategy().model().kind(),
        profile.strategy().horizon(),
        Micros.instant(cutoff),
        model.rows(),
        model.penalty(),
        model.intercept(),
        profile.strategy().features().toArray(String[]::new),
        DoubleArrays.boxed(model.coefficients()),
        model.targetDeviation());
  }

  StructType forecastSchema() {
    return SparkSchemas.contentSchema(Forecasts.SPEC);
  }

  void writeModels(List<Row> models, Window window) {
    replace(Models.SPEC, models, window);
  }

  /** Writes forecasts and returns how many there are. */
  long writeForecasts(Dataset<Row> forecasts, Window window) {
    return context
        .lakehouse()
        .write(Forecasts.SPEC)
        .replaceSlice(forecasts, slice() + within(Forecasts.CUTOFF, window))
        .rowsInserted();
  }

  void writeMoments(
      List<CutoffMoments> folded,
      List<BlockVersion> versions,
      DecisionSessions sessions,
      Window window) {
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
    replace(TrainingMoments.SPEC, rows, window);
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

  private void replace(TableSpec table, List<Row> rows, Window window) {
    Dataset<Row> dataset =
        context
            .lakehouse()
            .spark()
            .createDataFrame(rows, SparkSchemas.contentSchema(table))
            .coalesce(1);
    context
        .lakehouse()
        .write(table)
        .replaceSlice(dataset, slice() + within(TrainingMoments.CUTOFF, window));
  }

  /** The rows of this strategy and lineage. */
  String slice() {
    return "strategy = '%s' and lineage = '%s'".formatted(profile.strategy().id(), lineage);
  }

  private static String within(String column, Window window) {
    String upTo = " and %s <= timestamp'%s'".formatted(column, window.to());
    return window.from() == null
        ? upTo
        : upTo + " and %s > timestamp'%s'".formatted(column, window.from());
  }
}
