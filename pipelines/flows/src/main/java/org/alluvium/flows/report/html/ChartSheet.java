package org.alluvium.flows.report.html;

import java.util.ArrayList;
import java.util.List;

/** The page's charts: writes a figure for each, and remembers what the script has to draw. */
final class ChartSheet {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String id, String kind, String title, ChartData data) {}

  /**
   * A chart's figure: title, drawing, and a text that says the same in words.
   *
   * @param title what is seen
   * @param inWords the text alternative, shown under the drawing
   */
  void figure(Html html, String title, String inWords, ChartData data) {
    String id = "chart-" + (entries.size() + 1);
    entries.add(new Entry(id, data.kind(), title, data));
    html.raw("<figure class=\"chart " + data.kind() + "\">");
    html.raw("<figcaption>").element("h3", title).raw("<p id=\"" + id + "-words\">");
    html.text(inWords).raw("</p></figcaption>");
    html.raw("<div class=\"plot\" id=\"" + id + "\" role=\"img\" aria-label=\"")
        .text(title)
        .raw("\" aria-describedby=\"" + id + "-words\"></div></figure>\n");
  }

  String json() {
    return ChartJson.of(entries);
  }
}
