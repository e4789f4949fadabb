package org.alluvium.flows.sweep;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Studies;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.TrialReturns;
import org.alluvium.lakehouse.tables.Trials;

/** Makes the trials of a sweep that are missing, and takes the digests of the whole study. */
public final class SweepStage implements Stage {
  private static final List<TableSpec> RECORD =
      List.of(Studies.SPEC, Trials.SPEC, TrialOutcomes.SPEC, TrialReturns.SPEC);

  private final SweepPlan plan;
  private final Clock clock;
  private final SweepProgress progress;
  private final SparkRounds.Sizes sizes;

  /**
   * @param clock stamps only
   */
  public SweepStage(SweepPlan plan, Clock clock, SweepProgress progress) {
    this(plan, clock, progress, SparkRounds.Sizes.STANDARD);
  }

  SweepStage(SweepPlan plan, Clock clock, SweepProgress progress, SparkRounds.Sizes sizes) {
    this.plan = plan;
    this.clock = clock;
    this.progress = progress;
    this.sizes = sizes;
  }

  @Override
  public String id() {
    return "sweep";
  }

  @Override
  public List<TableName> inputs() {
    return PriceInputs.TABLES;
  }

  @Override
  public List<TableName> outputs() {
    return RECORD.stream().map(TableSpec::name).toList();
  }

  @Override
  public StageResult run(StageContext context) {
    DirectLakehouse lakehouse = DirectLakehouse.open(context.lakehouse().root());
    TrialTables tables = new TrialTables(lakehouse);
    SweepPrices prices = SweepPrices.read(context, plan.market());
    StudyRecord record = StudyRecord.of(plan, tables);
    Map<String, TrialOutcome> outcomes;
    try (SparkRounds rounds =
        new SparkRounds(plan, prices, context.lakehouse().spark().sparkContext(), sizes)) {
      outcomes =
          new SweepEngine(
                  plan,
                  tables,
                  new TrialWriter(lakehouse, context.runId(), clock),
                  rounds,
                  progress)
              .run(record, prices.digest());
    }
    return result(context, prices, outcomes, outcomes.size() - record.outcomes().size());
  }

  private StageResult result(
      StageContext context, SweepPrices prices, Map<String, TrialOutcome> outcomes, int made) {
    long failed =
        outcomes.values().stream().filter(o -> o.state() == TrialOutcome.State.FAILED).count();
    String study = "%s = '%s'".formatted(Trials.STUDY, plan.study().name());
    List<TableState> states = new ArrayList<>();
    RECORD.forEach(table -> states.addAll(Slices.of(context, table, List.of(study))));
    String note =
        String.format(
            Locale.ROOT,
            "%,d trials: %,d finished, %,d failed",
            outcomes.size(),
            outcomes.size() - failed,
            failed);
    return new StageResult(
        (long) prices.history().size() * prices.history().assets(),
        made,
        note,
        PriceInputs.of(context, plan.market().universe()).versions(),
        states);
  }
}
