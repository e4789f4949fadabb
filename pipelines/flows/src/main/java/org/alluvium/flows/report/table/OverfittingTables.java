package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.List;
import org.alluvium.flows.report.model.OverfittingFigures;
import org.alluvium.flows.report.table.Chapter.Block;
import org.alluvium.flows.report.table.Chapter.Shown;
import org.alluvium.flows.report.table.Chapter.Words;

/** What a Sharpe ratio is worth among all trials. */
final class OverfittingTables {
  private OverfittingTables() {}

  static List<Block> of(String name, OverfittingFigures overfitting) {
    return List.of(
        new Words("Family %s. %s".formatted(overfitting.family(), overfitting.counted())),
        new Shown(
            new TableView(
                "Sharpe ratio of %s judged as one of N = %s"
                    .formatted(name, Digits.count(overfitting.trials())),
                TableView.Order.FIXED,
                List.of(text("figure"), number("value"), text("what it says")),
                overfitting.rows().stream()
                    .map(
                        row ->
                            List.of(
                                Cell.text(row.name()),
                                Cell.of(row.value(), Digits::decimals3),
                                Cell.text(row.meaning())))
                    .toList())));
  }
}
