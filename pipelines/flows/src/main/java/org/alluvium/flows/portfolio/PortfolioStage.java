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
import org.alluvium.lakehouse.tables.Allocations;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Regimes;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.time.TradingCalendars;

/** Turns what was selected at each new decision session into target weights, engine by engine. */
public final class PortfolioStage implements Stage {
  private static final int ENGINE_AT = Allocations.SPEC.columnNames().indexOf(Allocations.ENGINE);
  private static final int ANSWERED_AT =
      Allocations.SPEC.columnNames().indexOf(Allocations.ANSWERED_BY);

  private final List<SleeveProfile> profiles;
  private final TradingCalendars calendars;

  public PortfolioStage(List<SleeveProfile> profiles, TradingCalendars calendars) {
    this.profiles = List.copyOf(profiles);
    this.calendars = calendars;
  }

  @Override
  public String id() {
    return "portfolio";
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(
            Stream.of(Selections.SPEC.name(), Regimes.SPEC.name()), PriceInputs.TABLES.stream())
        .toList();
  }

  @Override
  public List<TableName> outputs() {
    return List.of(Allocations.SPEC.name(), Weights.SPEC.name());
  }

  private static String note(SleeveProfile profile, WeightDecisions.Decided decided) {
    String engine = profile.portfolio().engine();
    long others =
        decided.allocations().stream()
            .filter(row -> row.getString(ENGINE_AT).equals(engine))
            .map(row -> row.getString(ANSWERED_AT))
            .filter(by -> !by.equals(engine) && !by.equals(SessionWeights.CASH))
            .count();
    return "%s %,d new decisions%s"
        .formatted(
            profile.id(),
            decided.decisions(),
            others == 0 ? "" : ", %,d of them by another engine than %s".formatted(others, engine));
  }

  @Override
  public StageResult run(StageContext context) {
    List<WeightDecisions.Decided> decided = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (SleeveProfile profile : profiles) {
      WeightDecisions.Decided own =
          new WeightDecisions(context, profile, calendars.get(profile.calendar())).run();
      notes.add(note(profile, own));
      decided.add(own);
    }
    SliceWrite weights = new SliceWrite(context, Weights.SPEC);
    SliceWrite allocations = new SliceWrite(context, Allocations.SPEC);
    for (WeightDecisions.Decided own : decided) {
      if (own.decisions() > 0) {
        allocations.replace(own.slice(), own.allocations());
        weights.replace(own.slice(), own.weights());
      }
    }
    allocations.commit();
    long written = weights.commit();
    List<String> slices =
        profiles.stream().map(p -> Lineage.slice(p.id(), Lineage.ofBook(p))).toList();
    return new StageResult(
        decided.stream().mapToLong(WeightDecisions.Decided::rowsRead).sum(),
        written,
        String.join(", ", notes),
        List.of(Slices.version(context, Selections.SPEC), Slices.version(context, DailyBars.SPEC)),
        Stream.of(Allocations.SPEC, Weights.SPEC)
            .flatMap(table -> Slices.knownByRun(context, table, slices).stream())
            .toList());
  }
}
