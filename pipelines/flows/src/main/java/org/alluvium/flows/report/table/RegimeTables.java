package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.List;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.RegimeHistory;
import org.alluvium.flows.report.model.RegimeHistory.Forward;
import org.alluvium.flows.report.model.RegimeHistory.Share;
import org.alluvium.flows.report.table.Chapter.Block;
import org.alluvium.flows.report.table.Chapter.Shown;
import org.alluvium.flows.report.table.Chapter.Words;

/** What the market was in, how often, and what followed. */
final class RegimeTables {
  private RegimeTables() {}

  static List<Block> blocks(RegimeHistory regime) {
    return List.of(
        new Words(regime.latest()),
        new Shown(shares(regime)),
        new Shown(forward(regime)),
        new Words(regime.mixture()));
  }

  private static TableView shares(RegimeHistory regime) {
    return new TableView(
        "Share of time of each quadrant of " + regime.market(),
        TableView.Order.SORTABLE,
        List.of(
            text("quadrant"),
            number("share"),
            number("sessions"),
            number("spells"),
            number("sessions of a spell")),
        regime.shares().stream().map(RegimeTables::cells).toList());
  }

  private static List<Cell> cells(Share share) {
    return List.of(
        Cell.text(share.quadrant()),
        Cell.number(Digits.percent(share.share()), share.share()),
        Cell.number(Digits.count(share.sessions()), share.sessions()),
        Cell.number(Digits.count(share.spells()), share.spells()),
        Cell.of(
            Figure.orMissing((double) share.sessions() / share.spells(), "it did not occur"),
            Digits::decimals1));
  }

  private static TableView forward(RegimeHistory regime) {
    return new TableView(
        "Returns of %s after each regime; the interval is of returns that do not overlap"
            .formatted(regime.market()),
        TableView.Order.SORTABLE,
        List.of(
            text("regime"),
            number("sessions ahead"),
            number("returns"),
            number("win rate"),
            number("apart"),
            number("[95 %] of those"),
            number("mean"),
            number("median"),
            number("5 %"),
            number("95 %")),
        regime.forward().stream().map(RegimeTables::cells).toList());
  }

  private static List<Cell> cells(Forward forward) {
    return List.of(
        Cell.text(forward.regime()),
        Cell.number(Integer.toString(forward.ahead()), forward.ahead()),
        Cell.number(Digits.count(forward.returns()), forward.returns()),
        Cell.of(forward.winRate().value(), Digits::percent),
        Cell.number(Digits.count(forward.separate()), forward.separate()),
        Cell.interval(forward.winRate(), 100, " %"),
        Cell.of(forward.spread().mean(), Digits::percent),
        Cell.of(forward.spread().median(), Digits::percent),
        Cell.of(forward.spread().low(), Digits::percent),
        Cell.of(forward.spread().high(), Digits::percent));
  }
}
