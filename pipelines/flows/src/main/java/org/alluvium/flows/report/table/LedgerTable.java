package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.code;
import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.StageRow;

/** What each step read and wrote, slice by slice, as the run's ledger has it. */
public final class LedgerTable {
  private LedgerTable() {}

  public static TableView of(List<StageRow> stages) {
    List<List<Cell>> rows = new ArrayList<>();
    for (StageRow stage : stages) {
      stage.inputs().forEach(slice -> rows.add(cells(stage, "read", slice)));
      stage.outputs().forEach(slice -> rows.add(cells(stage, "wrote", slice)));
    }
    return new TableView(
        "Ledger extract: tables that each step read and wrote",
        TableView.Order.SORTABLE,
        List.of(
            text("step"),
            text("did"),
            text("table"),
            number("version"),
            number("rows"),
            code("digest")),
        rows);
  }

  private static List<Cell> cells(StageRow stage, String did, StageRow.TableSlice slice) {
    return List.of(
        Cell.text(stage.step()),
        Cell.text(did),
        Cell.text(slice.table().table()),
        Cell.number(Long.toString(slice.table().version()), slice.table().version()),
        Cell.of(slice.rows(), Digits::count),
        Cell.of(slice.table().digest()));
  }
}
