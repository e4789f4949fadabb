package org.alluvium.flows.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.Answered;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.time.TradingCalendars;

/** Brings feature sets up to the bars known as of the run. */
public final class FeatureStage implements Stage {
  /** Id of the stage. */
  public static final String ID = "features";

  private final List<FeatureSchema> sets;
  private final TradingCalendars calendars;

  /** A stage for these sets. */
  public FeatureStage(List<FeatureSchema> sets, TradingCalendars calendars) {
    this.sets = List.copyOf(sets);
    this.calendars = calendars;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(PriceInputs.TABLES.stream(), furtherInputs().map(TableSpec::name))
        .toList();
  }

  @Override
  public List<TableName> outputs() {
    return sets.stream().map(set -> FeatureSets.table(set).name()).toList();
  }

  @Override
  public StageResult run(StageContext context) {
    PriceInputs prices = PriceInputs.of(context);
    long read = 0;
    long written = 0;
    List<TableState> states = new ArrayList<>();
    for (FeatureSchema set : sets) {
      TableSpec table = FeatureSets.table(set);
      Answered.requireUntouched(context, table, set.id());
      VintageBackfill.Outcome outcome =
          FeatureSets.computation(set, calendars).update(context, prices);
      read += outcome.rowsRead();
      written += outcome.rowsWritten();
      states.add(Slices.knownByRun(context, table));
    }
    return new StageResult(
        read,
        written,
        prices.told(sets.stream().map(FeatureSchema::id).collect(Collectors.joining(", "))),
        Stream.concat(
                prices.versions().stream(),
                furtherInputs().map(table -> Slices.version(context, table)))
            .toList(),
        states);
  }

  private Stream<TableSpec> furtherInputs() {
    return sets.stream()
        .flatMap(set -> FeatureSets.computation(set, calendars).furtherInputs().stream())
        .distinct();
  }
}
