package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.alluvium.flows.report.model.BacktestReport;
import org.alluvium.flows.report.model.BacktestReport.Comparison;
import org.alluvium.flows.report.model.BacktestReport.Exposure;
import org.alluvium.flows.report.model.BacktestReport.Fall;
import org.alluvium.flows.report.model.BacktestReport.Stream;
import org.alluvium.flows.report.model.CostItem;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.table.Chapter.Block;
import org.alluvium.flows.report.table.Chapter.None;
import org.alluvium.flows.report.table.Chapter.Shown;

/** A sleeve beside its market, what it held, its drawdowns and its costs. */
final class BacktestTables {
  private BacktestTables() {}

  static List<Block> beside(String name, BacktestReport backtest) {
    return List.of(
        new Shown(streams(name, backtest)),
        new Shown(comparison(name, backtest)),
        new Shown(exposures(name, backtest.exposures())));
  }

  private static TableView streams(String name, BacktestReport backtest) {
    return new TableView(
        "Metrics of %s, net, and of the market, over the sessions that both have".formatted(name),
        TableView.Order.SORTABLE,
        List.of(
            text("series"),
            number("sessions"),
            number("CAGR"),
            number("volatility"),
            number("Sharpe"),
            number("max DD")),
        backtest.streams().stream().map(BacktestTables::cells).toList());
  }

  private static List<Cell> cells(Stream stream) {
    return List.of(
        Cell.text(stream.name()),
        Cell.number(Digits.count(stream.returns()), stream.returns()),
        Cell.of(stream.cagr(), Digits::percent),
        Cell.of(stream.volatility(), Digits::percent),
        Cell.of(stream.sharpe(), Digits::decimals2),
        Cell.of(stream.maxDrawdown(), Digits::percent));
  }

  private static TableView comparison(String name, BacktestReport backtest) {
    Comparison beside = backtest.comparison();
    return new TableView(
        "%s against the market, and what it could bear".formatted(name),
        TableView.Order.FIXED,
        List.of(text("figure"), number("value"), text("what it says")),
        List.of(
            row("beta", beside.beta(), Digits::decimals2, "return for one of the market"),
            row("correlation", beside.correlation(), Digits::decimals2, "of daily returns"),
            row(
                "tracking error",
                beside.trackingError(),
                Digits::percent,
                "annual deviation of the difference of returns"),
            row(
                "Sharpe less market’s",
                beside.sharpeDifference(),
                Digits::decimals2,
                "annual; divisor n"),
            row(
                "p of no difference",
                beside.pValue(),
                Digits::decimals3,
                "two-sided, Ledoit and Wolf, Newey-West errors"),
            row(
                "hit ratio",
                backtest.hitRatio().value(),
                Digits::percent,
                "gains among sessions with a gain or a loss"),
            List.of(
                Cell.text("hit ratio [90 %]"),
                Cell.interval(backtest.hitRatio(), 100, " %"),
                Cell.text("stationary bootstrap")),
            row(
                "capacity",
                backtest.capacity(),
                Digits::count,
                "capital in currency at which impact would eat half of the return before impact")));
  }

  private static List<Cell> row(
      String what, Figure figure, DoubleFunction<String> format, String says) {
    return List.of(Cell.text(what), Cell.of(figure, format), Cell.text(says));
  }

  private static TableView exposures(String name, List<Exposure> exposures) {
    return new TableView(
        "Exposure of %s at its closes, %% of NAV".formatted(name),
        TableView.Order.FIXED,
        List.of(text("exposure"), number("mean"), number("least"), number("most"), number("last")),
        exposures.stream()
            .map(
                exposure ->
                    List.of(
                        Cell.text(exposure.kind()),
                        Cell.of(exposure.mean(), Digits::percent),
                        Cell.of(exposure.least(), Digits::percent),
                        Cell.of(exposure.most(), Digits::percent),
                        Cell.of(exposure.last(), Digits::percent)))
            .toList());
  }

  static List<Block> drawdowns(String name, BacktestReport backtest) {
    List<Fall> falls = backtest.drawdowns();
    return List.of(
        new Shown(
            new TableView(
                "Deepest drawdowns of %s, net; the length is from the peak to its recovery"
                    .formatted(name),
                TableView.Order.SORTABLE,
                List.of(
                    text("rank"),
                    text("peak"),
                    text("trough"),
                    text("end"),
                    number("depth"),
                    number("sessions")),
                IntStream.range(0, falls.size())
                    .mapToObj(i -> cells(i + 1, falls.get(i)))
                    .toList())));
  }

  private static List<Cell> cells(int rank, Fall fall) {
    return List.of(
        Cell.number(Integer.toString(rank), rank),
        Cell.text(fall.peak().toString()),
        Cell.text(fall.trough().toString()),
        Cell.of(fall.end(), Object::toString),
        Cell.number(Digits.percent(fall.depth()), fall.depth()),
        Cell.number(Digits.count(fall.sessions()), fall.sessions()));
  }

  static List<Block> costs(String name, List<CostItem> costs) {
    if (costs.isEmpty()) {
      return List.of(new None("Costs", "no session was simulated: none recorded"));
    }
    double all =
        costs.stream()
            .map(CostItem::perYear)
            .filter(Figure::isPresent)
            .mapToDouble(Figure::value)
            .sum();
    return List.of(
        new Shown(
            new TableView(
                "Costs of %s by kind, %% of NAV per year; %s in all"
                    .formatted(name, Digits.finePercent(all)),
                TableView.Order.SORTABLE,
                List.of(text("kind"), number("per year"), number("share of costs")),
                costs.stream().map(cost -> cells(cost, all)).toList())));
  }

  private static List<Cell> cells(CostItem cost, double all) {
    Figure share =
        cost.perYear().isPresent()
            ? Figure.orMissing(cost.perYear().value() / all, "nothing was paid")
            : cost.perYear();
    return List.of(
        Cell.text(cost.kind()),
        Cell.of(cost.perYear(), Digits::finePercent),
        Cell.of(share, Digits::percent));
  }
}
