package org.alluvium.flows.report.html;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.alluvium.flows.report.html.ChartData.Bar;
import org.alluvium.flows.report.html.ChartData.Bars;
import org.alluvium.flows.report.html.ChartData.Unit;
import org.alluvium.flows.report.model.RiskReport;
import org.alluvium.flows.report.model.RiskReport.Share;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.table.Digits;

/** Weights beside their shares of the variance; of many the largest. */
final class RiskChart {
  private static final int SHOWN = 25;

  private RiskChart() {}

  static void write(Html html, ChartSheet charts, String name, RiskReport risk) {
    List<Share> decided = risk.shares().stream().filter(share -> share.weight() != 0).toList();
    List<Share> shares = decided.stream().limit(SHOWN).toList();
    charts.figure(
        html,
        "Weights of %s and their shares of the variance".formatted(name),
        words(decided, shares),
        new Bars(
            "weight (% of NAV) and share of variance (%)",
            Unit.PERCENT,
            shares.stream().map(Share::symbol).toList(),
            List.of(
                new Bar("weight", series(shares, Share::weight)),
                new Bar("share of variance", series(shares, Share::risk)))));
  }

  private static String words(List<Share> decided, List<Share> shares) {
    Share most = shares.get(0);
    String left =
        shares.size() == decided.size()
            ? ""
            : " The %d largest of %d are drawn.".formatted(shares.size(), decided.size());
    return "Most risk: %s, weight %s, %s of the variance.%s"
        .formatted(
            most.symbol(),
            HtmlTable.typographic(Digits.percent(most.weight())),
            HtmlTable.typographic(Digits.percent(most.risk())),
            left);
  }

  private static Series series(List<Share> shares, ToDoubleFunction<Share> value) {
    return Series.of(shares.stream().mapToDouble(value).toArray());
  }
}
