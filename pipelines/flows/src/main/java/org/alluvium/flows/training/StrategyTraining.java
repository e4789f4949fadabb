package org.alluvium.flows.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.RowCount;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;
import org.alluvium.kernels.training.MomentsTimeline;
import org.alluvium.kernels.training.TrainingBlock;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.kernels.training.TrainingRow;
import org.alluvium.lakehouse.io.DoubleArrays;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Exact expanding-window training of one strategy: new cutoffs only, each from the moments of the
 * cutoff before and the rows that became known since. Where a late row touches an old block, the
 * timeline is folded again from its blocks; cutoffs already decided never move.
 */
final class StrategyTraining {
  private final StageContext context;
  private final SleeveProfile profile;
  private final DecisionSessions sessions;
  private final String lineage;
  private final TrainingTables tables;
  private final SessionInput input;

  StrategyTraining(StageContext context, SleeveProfile profile, DecisionSessions sessions) {
    this.context = context;
    this.profile = profile;
    this.sessions = sessions;
    this.lineage = Lineage.of(profile);
    this.tables = new TrainingTables(context, profile, lineage);
    this.input = new SessionInput(context, profile);
  }

  /**
   * What the training of one strategy adds.
   *
   * @param slice literal predicate for its cutoffs; empty when there is none
   * @param cutoffs number of new cutoffs
   */
  record Trained(
      String slice,
      long rowsRead,
      int cutoffs,
      List<Row> models,
      Optional<Dataset<Row>> forecasts,
      List<Row> moments) {
    private static final Trained NOTHING =
        new Trained("", 0, 0, List.of(), Optional.empty(), List.of());
  }

  Trained run() {
    Optional<TrainingTables.State> state = tables.latest();
    int last = sessions.cutoffs().size() - 1;
    int done = state.map(s -> sessions.indexOf(s.cutoff())).orElse(TrainingCalendar.NONE);
    if (done >= last) {
      return Trained.NOTHING;
    }
    boolean resumable = state.isPresent() && done >= 0 && !restated(done);
    RowCount read = new RowCount();
    Dataset<Row> vintages = resumable ? newVintages(done) : everyVintage();
    List<BlockVersion> versions = blocks(vintages, read, resumable ? done : TrainingCalendar.NONE);
    MomentsTimeline timeline =
        resumable
            ? MomentsTimeline.resume(state.orElseThrow().cumulative(), done, List::of)
            : MomentsTimeline.fromNothing(profile.strategy().features().size() + 1);
    List<CutoffMoments> folded =
        timeline.fold(versions, last).stream().filter(c -> c.cutoff() > done).toList();
    if (state.isEmpty() && folded.stream().allMatch(cutoff -> cutoff.rows() == 0)) {
      String labels =
          "horizon %d, basis %s".formatted(profile.strategy().horizon(), profile.fill().id());
      throw FlowErrors.noTrainingRows(profile.id(), labels, context.asOf());
    }
    return trained(folded, versions, done, read.rows());
  }

  private Trained trained(
      List<CutoffMoments> folded, List<BlockVersion> versions, int done, long rowsRead) {
    SessionForecasts forecasts =
        new SessionForecasts(
            profile.strategy().id(),
            lineage,
            profile.strategy().model().kind(),
            profile.strategy().horizon(),
            profile.strategy().transform());
    List<Row> models = new ArrayList<>();
    for (CutoffMoments cutoff : folded) {
      if (cutoff.rows() >= minimumRows(profile)) {
        long at = sessions.cutoffs().cutoff(cutoff.cutoff());
        LinearModel model =
            new Ridge(profile.strategy().model().penalty()).fit(cutoff.cumulative());
        models.add(tables.modelRow(at, model));
        forecasts.decide(sessions.date(cutoff.cutoff()), at, model);
      }
    }
    return new Trained(
        tables.slice(sessions, done),
        rowsRead,
        folded.size(),
        models,
        models.isEmpty() ? Optional.empty() : Optional.of(forecast(forecasts)),
        tables.momentsRows(folded, versions, sessions));
  }

  private Dataset<Row> forecast(SessionForecasts forecasts) {
    return input
        .features()
        .filter(col(SessionInput.EVENT_DATE).isin(forecasts.sessions().toArray()))
        .groupByKey(
            (MapFunction<Row, LocalDate>) row -> row.<LocalDate>getAs(0), Encoders.LOCALDATE())
        .flatMapSortedGroups(
            new Column[] {col(SessionInput.KNOWN_AT), col(SessionInput.SYMBOL)},
            forecasts,
            Encoders.row(tables.forecastSchema()));
  }

  /** Rows needed before the first fit: the minimum history of every instrument. */
  static long minimumRows(SleeveProfile profile) {
    return (long) profile.strategy().minimumHistorySessions() * profile.universe().size();
  }

  private Dataset<Row> everyVintage() {
    return input.features().union(input.labels().drop(Labels.EXIT_DATE));
  }

  /** Vintages of the sessions whose label became known after a cutoff. */
  private Dataset<Row> newVintages(int done) {
    Dataset<Row> labels = input.labels().filter(col(SessionInput.KNOWN_AT).gt(instant(done)));
    Row span =
        labels
            .agg(min(SessionInput.EVENT_DATE), max(SessionInput.EVENT_DATE))
            .collectAsList()
            .get(0);
    Dataset<Row> features =
        span.isNullAt(0)
            ? input.features().limit(0)
            : input
                .features()
                .filter(
                    col(SessionInput.EVENT_DATE)
                        .between(span.<LocalDate>getAs(0), span.<LocalDate>getAs(1)));
    return features.union(labels.drop(Labels.EXIT_DATE));
  }

  /** Whether something of before the cutoff became known, or changed, after it. */
  private boolean restated(int done) {
    Instant cutoff = instant(done);
    LocalDate session = sessions.date(done);
    Column late = col(SessionInput.KNOWN_AT).gt(cutoff);
    boolean labels =
        !input.labels().filter(late).filter(col(Labels.EXIT_DATE).leq(session)).isEmpty();
    return labels
        || !input
            .features()
            .filter(late)
            .filter(col(SessionInput.EVENT_DATE).leq(session))
            .isEmpty();
  }

  private Instant instant(int cutoff) {
    return Micros.instant(sessions.cutoffs().cutoff(cutoff));
  }

  private List<BlockVersion> blocks(Dataset<Row> vintages, RowCount read, int done) {
    TrainingVersions perSession =
        new TrainingVersions(sessions.cutoffs(), profile.strategy().transform());
    Dataset<Row> rows =
        read.of(vintages)
            .groupByKey(
                (MapFunction<Row, LocalDate>) row -> row.<LocalDate>getAs(0), Encoders.LOCALDATE())
            .flatMapSortedGroups(
                new Column[] {
                  col(SessionInput.KNOWN_AT), col(SessionInput.KIND), col(SessionInput.SYMBOL)
                },
                perSession,
                Encoders.row(TrainingVersions.SCHEMA));
    Column[] order = {
      col(TrainingVersions.DAY), col(TrainingVersions.SYMBOL), col(TrainingVersions.CUTOFF)
    };
    return rows
        .groupByKey((MapFunction<Row, Integer>) row -> row.getInt(0), Encoders.INT())
        .flatMapSortedGroups(
            order, moments(sessions.cutoffs(), done), Encoders.row(BlockRows.SCHEMA))
        .collectAsList()
        .stream()
        .map(BlockRows::version)
        .toList();
  }

  private FlatMapGroupsFunction<Integer, Row, Row> moments(TrainingCalendar calendar, int done) {
    long[] cutoffs = new long[calendar.size()];
    java.util.Arrays.setAll(cutoffs, calendar::cutoff);
    int dimension = profile.strategy().features().size() + 1;
    return (block, rows) -> {
      TrainingCalendar known = TrainingCalendar.of(cutoffs);
      List<TrainingRow> list = new ArrayList<>();
      rows.forEachRemaining(row -> list.add(TrainingVersions.trainingRow(row, known)));
      return TrainingBlock.of(list, known, dimension).versionsAfter(done).stream()
          .map(BlockRows::row)
          .iterator();
    };
  }

  /** Block versions as rows, on their way from the executors. */
  private static final class BlockRows {
    static final org.apache.spark.sql.types.StructType SCHEMA =
        new org.apache.spark.sql.types.StructType()
            .add("block", "int")
            .add("cutoff", "int")
            .add("excluded", "bigint")
            .add("moments", "array<double>");

    private BlockRows() {}

    static Row row(BlockVersion version) {
      return RowFactory.create(
          version.block(),
          version.cutoff(),
          version.excludedRows(),
          DoubleArrays.boxed(version.moments().toArray()));
    }

    static BlockVersion version(Row row) {
      return new BlockVersion(
          row.getInt(0),
          row.getInt(1),
          Moments.fromArray(DoubleArrays.primitive(row.getList(3))),
          row.getLong(2));
    }
  }
}
