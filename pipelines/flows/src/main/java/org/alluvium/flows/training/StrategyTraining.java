package org.alluvium.flows.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.model.TrainingWindow;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.stage.RowCount;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;
import org.alluvium.kernels.training.MomentsTimeline;
import org.alluvium.kernels.training.TrainingBlock;
import org.alluvium.kernels.training.TrainingBlocks;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.Models;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Exact expanding-window training of one strategy: new cutoffs only, each from the moments of the
 * cutoff before and the rows that became known since. Where a late row touches an old block, the
 * timeline is folded again from its blocks; cutoffs already decided never move.
 */
final class StrategyTraining {
  private final StageContext context;
  private final ForecastProfile profile;
  private final DecisionSessions sessions;
  private final String lineage;
  private final TrainingTables tables;
  private final SessionInput input;
  private final StrategyRows rows;
  private final StrategyModels models;

  StrategyTraining(StageContext context, ForecastProfile profile, DecisionSessions sessions) {
    this.context = context;
    this.profile = profile;
    this.sessions = sessions;
    this.lineage = Lineage.of(profile);
    this.tables = new TrainingTables(context, profile, lineage);
    this.input = new SessionInput(context, profile);
    this.rows = new StrategyRows(profile.strategy(), sessions.cutoffs());
    this.models = new StrategyModels(profile.strategy(), sessions);
  }

  /**
   * What the training of one strategy adds.
   *
   * @param slice literal predicate for its cutoffs; empty when there is none
   * @param decided literal predicate for the forecasts of the decisions at its cutoffs
   * @param cutoffs number of new cutoffs
   */
  record Trained(
      String slice,
      String decided,
      long rowsRead,
      int cutoffs,
      List<Row> models,
      Optional<Dataset<Row>> forecasts,
      List<Row> moments) {
    private static final Trained NOTHING =
        new Trained("", "", 0, 0, List.of(), Optional.empty(), List.of());
  }

  /** The last cutoff that earlier runs decided, and the models in force at it. */
  private record Earlier(int cutoff, Map<ModelKind, FittedModel> models) {}

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
    List<BlockVersion> versions =
        rows.blocks(read.of(vintages), resumable ? done : TrainingCalendar.NONE);
    MomentsTimeline timeline =
        resumable
            ? MomentsTimeline.resume(state.orElseThrow().cumulative(), done, List::of)
            : MomentsTimeline.fromNothing(profile.strategy().features().size() + 1);
    List<CutoffMoments> folded = timeline.fold(versions, last);
    if (state.isEmpty() && folded.stream().allMatch(cutoff -> cutoff.rows() == 0)) {
      String labels =
          "horizon %d, basis %s".formatted(profile.strategy().horizon(), profile.fill().id());
      throw FlowErrors.noTrainingRows(profile.id(), labels, context.asOf());
    }
    List<Moments> earlier = resumable ? blocksUpTo(done) : List.of();
    List<CutoffMoments> news = folded.stream().filter(c -> c.cutoff() > done).toList();
    NavigableMap<Integer, TrainingWindow> windows = windows(earlier, folded, done, List.of());
    long rowsRead = read.rows();
    Earlier before = new Earlier(done, tables.modelsAt(sessions, done));
    if (models.needRows(windows, before.models().keySet())) {
      RowCount all = new RowCount();
      windows = windows(earlier, folded, done, rows.collected(all.of(everyVintage())));
      rowsRead += all.rows();
    }
    return trained(windows, before, news, versions, rowsRead);
  }

  /** Blocks up to a cutoff; no model looks at them unless one chooses its settings. */
  private List<Moments> blocksUpTo(int done) {
    Moments unread = Moments.empty(profile.strategy().features().size() + 1);
    return models.choose() ? tables.blocks(sessions, done) : Collections.nCopies(done + 1, unread);
  }

  /** Windows of the new cutoffs. */
  private NavigableMap<Integer, TrainingWindow> windows(
      List<Moments> earlier, List<CutoffMoments> folded, int done, List<TrainingBlock> every) {
    return new TrainingWindows(profile, sessions, at -> TrainingBlocks.completeAt(every, at))
        .of(earlier, folded)
        .tailMap(done, false);
  }

  private Trained trained(
      NavigableMap<Integer, TrainingWindow> windows,
      Earlier before,
      List<CutoffMoments> news,
      List<BlockVersion> versions,
      long rowsRead) {
    NavigableMap<Integer, Map<ModelKind, FittedModel>> refits =
        models.refit(windows, before.models().keySet());
    List<Row> registered = new ArrayList<>();
    refits.values().forEach(own -> own.values().forEach(m -> registered.add(tables.modelRow(m))));
    SessionForecasts forecasts = new SessionForecasts(profile.strategy(), lineage);
    Map<ModelKind, FittedModel> inForce = new EnumMap<>(ModelKind.class);
    inForce.putAll(before.models());
    for (int cutoff : windows.keySet()) {
      inForce.putAll(refits.getOrDefault(cutoff, Map.of()));
      if (!inForce.isEmpty()) {
        long at = sessions.cutoffs().cutoff(cutoff);
        forecasts.decide(sessions.date(cutoff), at, List.copyOf(inForce.values()));
      }
    }
    return new Trained(
        tables.slice(sessions, before.cutoff(), Models.CUTOFF),
        tables.slice(sessions, before.cutoff(), Forecasts.KNOWN_AT),
        rowsRead,
        news.size(),
        registered,
        forecasts.sessions().isEmpty() ? Optional.empty() : Optional.of(forecast(forecasts)),
        tables.momentsRows(news, versions, sessions));
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
}
