package org.alluvium.flows.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.StageRow;
import org.alluvium.flows.report.table.LedgerTable;
import org.alluvium.flows.report.table.ProvenanceTables;
import org.alluvium.flows.report.table.SummaryTable;

/** The page's body: its parts in order, and the navigation that leads to them. */
final class Page {
  private record Section(String id, String heading, String link) {}

  private final List<Section> sections = new ArrayList<>();
  private final Html body = new Html();
  private final ChartSheet charts = new ChartSheet();

  static Page of(ReportModel model, String guide) {
    Page page = new Page();
    page.write(model, guide);
    return page;
  }

  private void write(ReportModel model, String guide) {
    RunSection.write(body, model.run());
    section(new Section("summary", "Summary", "Summary"), html -> summary(html, model));
    int number = 0;
    for (SleeveReport sleeve : model.sleeves()) {
      number++;
      section(
          new Section("sleeve-" + number, "Sleeve " + sleeve.name(), sleeve.name()),
          html -> SleeveSection.write(html, charts, sleeve));
    }
    section(new Section("meta", "Meta-portfolio", "Meta"), html -> meta(html, model));
    section(
        new Section("data", "Data health", "Data"),
        html -> HtmlTable.write(html, ProvenanceTables.health(model.provenance().health())));
    section(
        new Section("stages", "Stages", "Stages"),
        html -> stages(html, model.provenance().stages()));
    section(
        new Section("lineage", "Lineage", "Lineage"),
        html -> HtmlTable.write(html, ProvenanceTables.lineage(model.provenance().lineage())));
    section(new Section("guide", "How to read this", "How to read"), html -> html.raw(guide));
  }

  private void section(Section section, Consumer<Html> content) {
    sections.add(section);
    String id = section.id();
    body.raw("<section id=\"" + id + "\" aria-labelledby=\"" + id + "-heading\">\n");
    body.raw("<h2 id=\"" + id + "-heading\">").text(section.heading()).raw("</h2>\n");
    content.accept(body);
    body.raw("</section>\n");
  }

  private static void stages(Html html, List<StageRow> stages) {
    HtmlTable.write(html, ProvenanceTables.stages(stages));
    HtmlTable.write(html, LedgerTable.of(stages));
  }

  private void summary(Html html, ReportModel model) {
    HtmlTable.write(html, SummaryTable.of(model));
    BarCharts.sharpe(html, charts, model.summary());
    html.raw("<p class=\"advice\">" + model.run().advice() + "</p>\n");
  }

  private void meta(Html html, ReportModel model) {
    if (model.meta().isPresent()) {
      MetaSection.write(html, charts, model.meta().value());
    } else {
      Missing.write(html, "Meta-portfolio", model.meta().missing());
    }
  }

  String navigation() {
    Html links = new Html();
    for (Section section : sections) {
      links.raw("<a href=\"#" + section.id() + "\">").text(section.link()).raw("</a>\n");
    }
    return links.toString();
  }

  String body() {
    return body.toString();
  }

  String charts() {
    return charts.json();
  }
}
