package org.alluvium.flows.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.alluvium.flows.report.model.DeepReport;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.table.Chapter.Block;
import org.alluvium.flows.report.table.Chapter.Kind;
import org.alluvium.flows.report.table.Chapter.None;

/** The chapters of a sleeve's deep report. */
public final class Chapters {
  private Chapters() {}

  /** All of them; what the run has not is said by its chapter. */
  public static List<Chapter> of(SleeveReport sleeve) {
    String name = sleeve.name();
    DeepReport deep = sleeve.deep();
    List<Block> funnel =
        new ArrayList<>(
            blocks("Selection", deep.selection(), s -> SelectionTables.funnel(name, s)));
    funnel.addAll(blocks("Engines", deep.allocation(), a -> SelectionTables.engines(name, a)));
    return List.of(
        new Chapter(Kind.FUNNEL, funnel),
        new Chapter(
            Kind.CLUSTERS,
            blocks("Clusters", deep.selection(), s -> SelectionTables.clusters(name, s))),
        new Chapter(Kind.REGIME, blocks("Regime", deep.regime(), RegimeTables::blocks)),
        new Chapter(
            Kind.RISK, blocks("Risk contributions", deep.risk(), r -> RiskTables.of(name, r))),
        new Chapter(
            Kind.BACKTEST,
            blocks("Backtest", deep.backtest(), b -> BacktestTables.beside(name, b))),
        new Chapter(
            Kind.DRAWDOWNS,
            blocks("Drawdowns", deep.backtest(), b -> BacktestTables.drawdowns(name, b))),
        new Chapter(Kind.COSTS, BacktestTables.costs(name, sleeve.portfolio().costs())),
        new Chapter(
            Kind.OVERFITTING,
            blocks("Overfitting", deep.overfitting(), o -> OverfittingTables.of(name, o))));
  }

  private static <T> List<Block> blocks(
      String title, Part<T> part, Function<T, List<Block>> blocks) {
    return part.isPresent() ? blocks.apply(part.value()) : List.of(new None(title, part.missing()));
  }
}
