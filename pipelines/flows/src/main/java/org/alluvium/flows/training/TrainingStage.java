package org.alluvium.flows.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains the strategies of the given profiles on expanding windows and forecasts out of sample. */
public final class TrainingStage implements Stage {
  private final List<ForecastProfile> profiles;
  private final TradingCalendars calendars;

  public TrainingStage(List<? extends ForecastProfile> profiles, TradingCalendars calendars) {
    this.profiles = List.copyOf(profiles);
    this.calendars = calendars;
  }

  @Override
  public String id() {
    return "train";
  }

  @Override
  public List<TableName> inputs() {
    List<TableName> inputs = new ArrayList<>();
    profiles.stream()
        .map(p -> Features.of(p.strategy().featureSet(), p.strategy().features()).name())
        .distinct()
        .forEach(inputs::add);
    inputs.add(Labels.SPEC.name());
    return inputs;
  }

  @Override
  public List<TableName> outputs() {
    return List.of(TrainingMoments.SPEC.name(), Models.SPEC.name(), Forecasts.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    List<StrategyTraining.Trained> trained = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (ForecastProfile profile : profiles) {
      DecisionSessions sessions =
          DecisionSessions.of(
              profile.strategy(), calendars.get(profile.calendar()), context.asOf());
      StrategyTraining.Trained own = new StrategyTraining(context, profile, sessions).run();
      notes.add("%s %,d".formatted(profile.strategy().id(), own.models().size()));
      trained.add(own);
    }
    long written = write(context, trained.stream().filter(t -> t.cutoffs() > 0).toList());
    return new StageResult(
        trained.stream().mapToLong(StrategyTraining.Trained::rowsRead).sum(),
        written,
        "new models: " + String.join(", ", notes),
        List.of(Slices.version(context, Labels.SPEC)),
        outputs(context));
  }

  /** One commit per table; the moments, from which the next run resumes, come last. */
  private static long write(StageContext context, List<StrategyTraining.Trained> trained) {
    SliceWrite models = new SliceWrite(context, Models.SPEC);
    SliceWrite moments = new SliceWrite(context, TrainingMoments.SPEC);
    List<Dataset<Row>> forecasts = new ArrayList<>();
    for (StrategyTraining.Trained own : trained) {
      models.replace(own.slice(), own.models());
      moments.replace(own.slice(), own.moments());
      own.forecasts().ifPresent(forecasts::add);
    }
    models.commit();
    long written = 0;
    if (!forecasts.isEmpty()) {
      String slices =
          trained.stream().map(t -> "(" + t.decided() + ")").collect(Collectors.joining(" or "));
      Dataset<Row> all = forecasts.stream().reduce(Dataset::union).orElseThrow();
      written = context.lakehouse().write(Forecasts.SPEC).replaceSlice(all, slices).rowsInserted();
    }
    moments.commit();
    return written;
  }

  private List<TableState> outputs(StageContext context) {
    List<TableState> states = new ArrayList<>();
    states.addAll(Slices.of(context, TrainingMoments.SPEC, upTo(context, TrainingMoments.CUTOFF)));
    states.addAll(Slices.of(context, Models.SPEC, upTo(context, Models.CUTOFF)));
    states.addAll(Slices.of(context, Forecasts.SPEC, upTo(context, Forecasts.KNOWN_AT)));
    return states;
  }

  private List<String> upTo(StageContext context, String instants) {
    return profiles.stream()
        .map(
            p ->
                "strategy = '%s' and lineage = '%s' and %s <= timestamp'%s'"
                    .formatted(p.strategy().id(), Lineage.of(p), instants, context.asOf()))
        .toList();
  }
}
