package org.alluvium.flows.report.html;

import java.util.List;
import java.util.Locale;
import org.alluvium.flows.report.table.Cell;
import org.alluvium.flows.report.table.Footnotes;
import org.alluvium.flows.report.table.TableColumn;
import org.alluvium.flows.report.table.TableView;

/** A table with caption, sortable headings and the reasons of its missing cells beneath. */
final class HtmlTable {
  private static final int ONE_LINE = 24;

  private HtmlTable() {}

  static void write(Html html, TableView table) {
    if (table.rows().isEmpty()) {
      html.raw("<p class=\"none\">").text(table.caption()).raw(": none.</p>\n");
      return;
    }
    Footnotes notes = new Footnotes();
    boolean sortable = table.order() == TableView.Order.SORTABLE;
    html.raw("<div class=\"scroll\" role=\"region\" aria-label=\"")
        .text(table.caption())
        .raw("\"><table class=\"" + (sortable ? "sortable" : "fixed") + "\">\n");
    html.raw("<caption>").element("span", table.caption()).raw("</caption>\n<thead><tr>");
    table.columns().forEach(column -> heading(html, column, sortable));
    html.raw("</tr></thead>\n<tbody>\n");
    table.rows().forEach(row -> row(html, row, table.columns(), notes));
    html.raw("</tbody></table></div>\n");
    notes(html, notes.reasons());
  }

  private static void heading(Html html, TableColumn column, boolean sortable) {
    html.raw("<th scope=\"col\" class=\"" + kind(column) + "\">");
    if (sortable) {
      html.raw("<button type=\"button\">").text(column.title()).raw("</button>");
    } else {
      html.text(column.title());
    }
    html.raw("</th>");
  }

  private static void row(Html html, List<Cell> row, List<TableColumn> columns, Footnotes notes) {
    html.raw("<tr>");
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      String tag = i == 0 ? "th" : "td";
      html.raw("<" + tag + (i == 0 ? " scope=\"row\"" : ""));
      html.raw(" class=\"" + kind(columns.get(i)) + width(cell) + shade(cell) + "\"");
      if (cell.sortKey() != null) {
        html.raw(" data-sort=\"").text(cell.sortKey()).raw("\"");
      }
      html.raw(cell.isMissing() ? " data-missing>" : ">");
      content(html, cell, columns.get(i), notes);
      html.raw("</" + tag + ">");
    }
    html.raw("</tr>\n");
  }

  private static void content(Html html, Cell cell, TableColumn column, Footnotes notes) {
    if (cell.isMissing()) {
      int number = notes.number(cell.missing());
      html.raw("–<sup title=\"").text(cell.missing()).raw("\">" + number + "</sup>");
    } else if (column.kind() == TableColumn.Kind.NUMBER) {
      html.text(typographic(cell.text()));
    } else {
      html.text(cell.sortKey() == null ? cell.text() : cell.text().replaceFirst("^-", "−"));
    }
  }

  /** True minus signs before the numbers of a text. */
  static String minus(String text) {
    return text.replaceAll("(?<![\\w-])-(?=\\d)", "−");
  }

  /** A true minus sign, and no line break inside a number. */
  static String typographic(String number) {
    return number.replace('-', '−').replace(' ', '\u00A0');
  }

  private static String kind(TableColumn column) {
    return column.kind().name().toLowerCase(Locale.ROOT);
  }

  /** Short texts, dates among them, stay on one line; long ones get room. */
  private static String width(Cell cell) {
    return cell.isMissing() || cell.text().length() <= ONE_LINE ? " short" : " long";
  }

  private static String shade(Cell cell) {
    int shade = cell.shade();
    return shade == 0 ? "" : shade > 0 ? " up" + shade : " down" + -shade;
  }

  private static void notes(Html html, List<String> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    html.raw("<ol class=\"notes\" aria-label=\"Why figures are missing\">");
    reasons.forEach(reason -> html.element("li", reason));
    html.raw("</ol>\n");
  }
}
