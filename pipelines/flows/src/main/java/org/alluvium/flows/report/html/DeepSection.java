package org.alluvium.flows.report.html;

import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.table.Chapter;
import org.alluvium.flows.report.table.Chapters;

/** The chapters of a sleeve's deep report, with the picture that goes with one. */
final class DeepSection {
  private DeepSection() {}

  static void write(Html html, ChartSheet charts, SleeveReport sleeve) {
    for (Chapter chapter : Chapters.of(sleeve)) {
      html.raw("<h3 class=\"chapter\">").text(chapter.kind().title()).raw("</h3>\n");
      chapter.blocks().forEach(block -> write(html, block));
      picture(html, charts, sleeve, chapter.kind());
    }
  }

  private static void write(Html html, Chapter.Block block) {
    if (block instanceof Chapter.Shown shown) {
      HtmlTable.write(html, shown.table());
    } else if (block instanceof Chapter.Words words) {
      html.raw("<p class=\"words\">").text(HtmlTable.minus(words.text())).raw("</p>\n");
    } else if (block instanceof Chapter.None none) {
      Missing.write(html, none.part(), none.reason());
    }
  }

  private static void picture(
      Html html, ChartSheet charts, SleeveReport sleeve, Chapter.Kind kind) {
    if (kind == Chapter.Kind.RISK && sleeve.deep().risk().isPresent()) {
      RiskChart.write(html, charts, sleeve.name(), sleeve.deep().risk().value());
    } else if (kind == Chapter.Kind.COSTS && !sleeve.portfolio().costs().isEmpty()) {
      BarCharts.costs(html, charts, sleeve.name(), sleeve.portfolio().costs());
    }
  }
}
