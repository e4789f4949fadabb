package org.alluvium.flows.portfolio;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Weights;

/** Turns the forecasts of each new decision session into target weights, engine by engine. */
public final class PortfolioStage implements Stage {
  private final List<SleeveProfile> profiles;

  public PortfolioStage(List<SleeveProfile> profiles) {
    this.profiles = List.copyOf(profiles);
  }

  @Override
  public String id() {
    return "portfolio";
  }

  @Override
  public List<TableName> inputs() {
    return List.of(Forecasts.SPEC.name(), DailyBars.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of(Weights.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    long read = 0;
    long written = 0;
    List<String> notes = new ArrayList<>();
    List<TableState> outputs = new ArrayList<>();
    for (SleeveProfile profile : profiles) {
      WeightDecisions.Outcome outcome = new WeightDecisions(context, profile).run();
      read += outcome.rowsRead();
      written += outcome.weights();
      notes.add("%s %,d new decisions".formatted(profile.id(), outcome.decisions()));
      outputs.add(
          Slices.knownByRun(
              context,
              Weights.SPEC,
              "profile = '%s' and lineage = '%s'"
                  .formatted(profile.id(), Lineage.ofBook(profile))));
    }
    List<TableState> inputs =
        List.of(Slices.version(context, Forecasts.SPEC), Slices.version(context, DailyBars.SPEC));
    return new StageResult(read, written, String.join(", ", notes), inputs, outputs);
  }
}
