package org.alluvium.flows.decision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.alluvium.lakehouse.tables.Regimes;
import org.alluvium.lakehouse.tables.SelectionSteps;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.time.TradingCalendars;

/** Selects, at each new decision session of every sleeve, what is held and on which side. */
public final class SleeveSelectionStage implements Stage {
  /** Its id. */
  public static final String ID = "select";

  private final List<SleeveProfile> profiles;
  private final TradingCalendars calendars;

  public SleeveSelectionStage(List<SleeveProfile> profiles, TradingCalendars calendars) {
    this.profiles = List.copyOf(profiles);
    this.calendars = calendars;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<TableName> inputs() {
    Set<TableName> inputs = new LinkedHashSet<>();
    profiles.forEach(profile -> inputs.addAll(SelectionFeatures.tables(profile)));
    inputs.add(Regimes.SPEC.name());
    inputs.addAll(PriceInputs.TABLES);
    return List.copyOf(inputs);
  }

  @Override
  public List<TableName> outputs() {
    return List.of(SelectionSteps.SPEC.name(), Selections.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    SliceWrite candidates = new SliceWrite(context, Selections.SPEC);
    SliceWrite steps = new SliceWrite(context, SelectionSteps.SPEC);
    List<String> notes = new ArrayList<>();
    List<String> slices = new ArrayList<>();
    long read = 0;
    for (SleeveProfile profile : profiles) {
      SelectionDecisions.Decided own =
          new SelectionDecisions(context, profile, calendars.get(profile.calendar())).run();
      if (own.decisions() > 0) {
        steps.replace(own.slice(), own.rows().steps());
        candidates.replace(own.slice(), own.rows().candidates());
      }
      read += own.rowsRead();
      notes.add("%s %,d new decisions".formatted(profile.id(), own.decisions()));
      slices.add(Lineage.slice(profile.id(), Lineage.ofBook(profile)));
    }
    steps.commit();
    long written = candidates.commit();
    return new StageResult(
        read,
        written,
        String.join(", ", notes),
        List.of(Slices.version(context, DailyBars.SPEC), Slices.version(context, Regimes.SPEC)),
        Stream.of(SelectionSteps.SPEC, Selections.SPEC)
            .flatMap(table -> Slices.knownByRun(context, table, slices).stream())
            .toList());
  }
}
