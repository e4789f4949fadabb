package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.List;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.RiskReport;
import org.alluvium.flows.report.model.RiskReport.Share;
import org.alluvium.flows.report.table.Chapter.Block;
import org.alluvium.flows.report.table.Chapter.Shown;
import org.alluvium.flows.report.table.Chapter.Words;

/** Weights, and what each adds to the risk. */
final class RiskTables {
  private RiskTables() {}

  static List<Block> of(String name, RiskReport risk) {
    return List.of(new Words(words(risk)), new Shown(table(name, risk)));
  }

  private static String words(RiskReport risk) {
    return ("Share i of the variance is wᵢ(Σw)ᵢ / wᵀΣw, with Σ the sample covariance of %s returns"
            + " (look-back %s) as known at the decision. Volatility of these weights over that"
            + " sample: %s a year.")
        .formatted(
            Digits.count(risk.sample().used()),
            Digits.count(risk.sample().asked()),
            risk.volatility().isPresent()
                ? Digits.percent(risk.volatility().value())
                : "– (" + risk.volatility().missing() + ")");
  }

  private static TableView table(String name, RiskReport risk) {
    return new TableView(
        "Weights of %s decided on %s, and their risk".formatted(name, risk.decided()),
        TableView.Order.SORTABLE,
        List.of(
            text("symbol"),
            number("weight"),
            number(risk.held().isPresent() ? "held on " + risk.held().value() : "held"),
            number("share of variance"),
            number("share ÷ weight")),
        risk.shares().stream().map(RiskTables::cells).toList());
  }

  private static List<Cell> cells(Share share) {
    Figure ratio =
        share.weight() == 0
            ? Figure.missing("it is held no more from the next fill on")
            : Figure.of(share.risk() / share.weight());
    return List.of(
        Cell.text(share.symbol()),
        Cell.number(Digits.percent(share.weight()), share.weight()),
        Cell.of(share.held(), Digits::percent),
        Cell.number(Digits.percent(share.risk()), share.risk()),
        Cell.of(ratio, Digits::decimals2));
  }
}
