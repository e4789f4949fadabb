package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.List;
import java.util.Locale;
import org.alluvium.flows.report.model.TradeHistory;

/** The last fills. */
public final class TradesTable {
  private TradesTable() {}

  public static TableView of(String name, TradeHistory trades) {
    return new TableView(
        caption(name, trades),
        TableView.Order.SORTABLE,
        List.of(
            text("filled"),
            text("decided"),
            text("symbol"),
            text("side"),
            number("size, % of NAV"),
            number("price"),
            number("cost, % of NAV"),
            number("result against mean entry price")),
        trades.last().stream().map(TradesTable::cells).toList());
  }

  private static String caption(String name, TradeHistory trades) {
    String shown = Digits.count(trades.last().size());
    String total = Digits.count(trades.total());
    return trades.small() == 0
        ? "Last %s of %s fills of %s".formatted(shown, total, name)
        : "Last %s fills of %s; of %s in all, %s of less than %s %% of NAV are left out"
            .formatted(
                shown,
                name,
                total,
                Digits.count(trades.small()),
                Digits.decimals2(100 * TradeHistory.LEAST_WEIGHT));
  }

  private static List<Cell> cells(TradeHistory.Trade trade) {
    return List.of(
        Cell.text(trade.filled().toString()),
        Cell.text(trade.decided().toString()),
        Cell.text(trade.symbol()),
        Cell.text(trade.side().name().toLowerCase(Locale.ROOT)),
        Cell.of(trade.size().weight(), Digits::percent),
        Cell.of(trade.size().price(), Digits::price),
        Cell.of(trade.size().cost(), Digits::finePercent),
        Cell.of(trade.size().result(), Digits::percent));
  }
}
