package org.alluvium.flows.training;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.alluvium.lakehouse.time.TradingCalendars;

/** Trains the strategies of the given profiles on expanding windows and forecasts out of sample. */
public final class TrainingStage implements Stage {
  private final List<SleeveProfile> profiles;
  private final TradingCalendars calendars;

  public TrainingStage(List<SleeveProfile> profiles, TradingCalendars calendars) {
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
        .map(p -> FeatureSets.table(FeatureSets.named(p.strategy().featureSet())).name())
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
    long read = 0;
    long written = 0;
    List<String> notes = new ArrayList<>();
    List<TableState> outputs = new ArrayList<>();
    for (SleeveProfile profile : profiles) {
      DecisionSessions sessions =
          DecisionSessions.weekly(calendars.get(profile.calendar()), context.asOf());
      StrategyTraining.Outcome outcome = new StrategyTraining(context, profile, sessions).run();
      read += outcome.rowsRead();
      written += outcome.forecasts();
      notes.add("%s %,d new cutoffs".formatted(profile.strategy().id(), outcome.cutoffs()));
      outputs.addAll(slices(context, profile, outcome.lineage()));
    }
    return new StageResult(read, written, String.join(", ", notes), inputs(context), outputs);
  }

  private List<TableState> inputs(StageContext context) {
    return List.of(Slices.version(context, Labels.SPEC));
  }

  private static List<TableState> slices(
      StageContext context, SleeveProfile profile, String lineage) {
    String slice =
        "strategy = '%s' and lineage = '%s' and cutoff <= timestamp'%s'"
            .formatted(profile.strategy().id(), lineage, context.asOf());
    List<TableState> slices = new ArrayList<>();
    for (TableSpec table : List.of(TrainingMoments.SPEC, Models.SPEC, Forecasts.SPEC)) {
      slices.add(Slices.of(context, table, slice));
    }
    return slices;
  }
}
