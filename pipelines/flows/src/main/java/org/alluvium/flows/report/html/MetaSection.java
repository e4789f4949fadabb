package org.alluvium.flows.report.html;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.html.ChartData.Line;
import org.alluvium.flows.report.html.ChartData.Lines;
import org.alluvium.flows.report.html.ChartData.Role;
import org.alluvium.flows.report.html.ChartData.Unit;
import org.alluvium.flows.report.model.MetaReport;
import org.alluvium.flows.report.model.MonthlyReturns;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.table.EnginesTable;
import org.alluvium.flows.report.table.MetaTables;
import org.alluvium.flows.report.table.MonthlyTable;

/** The portfolio of sleeves. */
final class MetaSection {
  private static final String NAME = "meta";

  private MetaSection() {}

  static void write(Html html, ChartSheet charts, MetaReport meta) {
    NavHistory nav = meta.nav();
    withSleeves(html, charts, meta);
    NavCharts.write(html, charts, NAME, nav);
    HtmlTable.write(html, EnginesTable.of(NAME, meta.evidence().engines()));
    HtmlTable.write(html, MonthlyTable.of(NAME, MonthlyReturns.of(nav.dates(), nav.net())));
    WeightChart.write(html, charts, "Weights of the sleeves over time", meta.weights().sleeves());
    if (meta.weights().assets().isPresent()) {
      WeightChart.write(
          html, charts, "Weights flattened to assets", meta.weights().assets().value());
    } else {
      Missing.write(html, "Weights flattened to assets", meta.weights().assets().missing());
    }
    html.raw("<div class=\"pair\">\n");
    BarCharts.contributions(html, charts, meta.evidence().contributions());
    html.raw("</div>\n");
    HtmlTable.write(html, MetaTables.alignment(meta.alignment()));
    if (meta.evidence().correlations().isPresent()) {
      HtmlTable.write(html, MetaTables.correlations(meta.evidence().correlations().value()));
    } else {
      Missing.write(html, "Correlations", meta.evidence().correlations().missing());
    }
    HtmlTable.write(html, MetaTables.gates(meta.evidence().gates()));
  }

  private static void withSleeves(Html html, ChartSheet charts, MetaReport meta) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(NAME, Role.MAIN, meta.nav().net()));
    meta.sleeveNavs().forEach(s -> lines.add(new Line(s.name(), Role.PART, s.nav())));
    charts.figure(
        html,
        "Growth of 1: the meta-portfolio and its sleeves, net of costs",
        NavCharts.words(meta.nav().dates(), lines),
        new Lines(NAME, "net asset value (start = 1)", Unit.MULTIPLE, meta.nav().dates(), lines));
  }
}
