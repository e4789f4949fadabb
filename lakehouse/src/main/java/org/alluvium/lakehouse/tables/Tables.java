package org.alluvium.lakehouse.tables;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * The tables of a lakehouse, but those of feature sets, whose columns the sets name ({@link
 * Features#of}). A new table is one line here.
 */
public final class Tables {
  private static final List<TableSpec> ALL =
      Stream.of(
              Bars.SPEC,
              Candidates.SPEC,
              Macro.SPEC,
              RejectedRows.SPEC,
              VendorFeatures.SPEC,
              CorporateActions.SPEC,
              DailyBars.SPEC,
              Instruments.SPEC,
              IntradayBars.SPEC,
              QuarantinedBars.SPEC,
              SilverMacro.SPEC,
              SilverVendorFeatures.SPEC,
              UniverseMembership.SPEC,
              Allocations.SPEC,
              Backtests.SPEC,
              DataHealth.SPEC,
              FeatureLateness.SPEC,
              Forecasts.SPEC,
              Labels.SPEC,
              MetaReturns.SPEC,
              MetaWeights.SPEC,
              Models.SPEC,
              Regimes.SPEC,
              SelectionSteps.SPEC,
              Selections.SPEC,
              Positions.SPEC,
              SleeveReturns.SPEC,
              StrategyDecisions.SPEC,
              StrategyPositions.SPEC,
              Trades.SPEC,
              TrainingMoments.SPEC,
              Studies.SPEC,
              TrialOutcomes.SPEC,
              TrialReturns.SPEC,
              Trials.SPEC,
              Weights.SPEC,
              LeaseEvents.SPEC,
              PinEvents.SPEC,
              PipelineRuns.SPEC,
              StageRuns.SPEC)
          .sorted(Comparator.comparing(TableSpec::name))
          .toList();

  private Tables() {}

  /** In order of name. */
  public static List<TableSpec> all() {
    return ALL;
  }
}
