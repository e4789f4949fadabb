package org.alluvium.flows.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.PriceInputs;
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
    return Stream.concat(Stream.of(Forecasts.SPEC.name()), PriceInputs.TABLES.stream()).toList();
  }

  @Override
  public List<TableName> outputs() {
    return List.of(Weights.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    List<WeightDecisions.Decided> decided = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (SleeveProfile profile : profiles) {
      WeightDecisions.Decided own = new WeightDecisions(context, profile).run();
      notes.add("%s %,d new decisions".formatted(profile.id(), own.decisions()));
      decided.add(own);
    }
    SliceWrite write = new SliceWrite(context, Weights.SPEC);
    decided.stream()
        .filter(own -> own.decisions() > 0)
        .forEach(own -> write.replace(own.slice(), own.rows()));
    long written = write.commit();
    List<String> slices =
        profiles.stream().map(p -> Lineage.slice(p.id(), Lineage.ofBook(p))).toList();
    return new StageResult(
        decided.stream().mapToLong(WeightDecisions.Decided::rowsRead).sum(),
        written,
        String.join(", ", notes),
        List.of(Slices.version(context, Forecasts.SPEC), Slices.version(context, DailyBars.SPEC)),
        Slices.knownByRun(context, Weights.SPEC, slices));
  }
}
