package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alluvium.flows.report.model.Alignment;
import org.alluvium.flows.report.model.Correlations;
import org.alluvium.flows.report.model.MetaReport.GateVerdict;

/** The meta-portfolio's tables: how dates were joined, correlations, gates. */
public final class MetaTables {
  private MetaTables() {}

  public static TableView alignment(Alignment alignment) {
    return new TableView(
        "Alignment: %s dates that all sleeves share; nothing is filled"
            .formatted(Digits.count(alignment.common())),
        TableView.Order.SORTABLE,
        List.of(
            text("sleeve"),
            text("first"),
            text("last"),
            number("dates"),
            number("common"),
            number("dropped"),
            number("health")),
        alignment.sleeves().stream().map(sleeve -> cells(alignment, sleeve)).toList());
  }

  private static List<Cell> cells(Alignment alignment, Alignment.SleeveDates sleeve) {
    return List.of(
        Cell.text(sleeve.name()),
        Cell.text(sleeve.first().toString()),
        Cell.text(sleeve.last().toString()),
        Cell.number(Digits.count(sleeve.dates()), sleeve.dates()),
        Cell.number(Digits.count(alignment.common()), alignment.common()),
        Cell.number(Digits.count(alignment.dropped(sleeve)), alignment.dropped(sleeve)),
        Cell.of(sleeve.health(), Digits::percent));
  }

  public static TableView correlations(Correlations correlations) {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(text("sleeve"));
    correlations.names().forEach(name -> columns.add(number(name)));
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < correlations.names().size(); i++) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.text(correlations.names().get(i)));
      for (double value : correlations.rows().get(i).toArray()) {
        row.add(correlation(value));
      }
      rows.add(row);
    }
    return new TableView(
        "Correlations of the sleeves’ daily net returns", TableView.Order.FIXED, columns, rows);
  }

  private static Cell correlation(double value) {
    return Double.isNaN(value)
        ? Cell.missing("too few common returns")
        : Cell.number(Digits.decimals2(value), value).shaded((int) Math.round(4 * value));
  }

  public static TableView gates(List<GateVerdict> gates) {
    return new TableView(
        "Gates of the meta-portfolio",
        TableView.Order.SORTABLE,
        List.of(text("gate"), text("verdict"), text("reason")),
        gates.stream()
            .map(
                gate ->
                    List.of(
                        Cell.text(gate.gate()),
                        Cell.text(gate.verdict().name().toLowerCase(Locale.ROOT)),
                        Cell.text(gate.reason())))
            .toList());
  }
}
