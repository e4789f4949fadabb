package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.LeaderboardRow;

/** Models and horizons, each against every naive baseline. */
public final class LeaderboardTable {
  private LeaderboardTable() {}

  /** Models beside each other on one line each; the one that decides is marked. */
  public static TableView compact(String name, ForecastReport forecasts) {
    return view(
        "Models of " + name,
        columns(),
        forecasts.leaderboard().stream().map(row -> cells(row, forecasts.decides())).toList());
  }

  /** The table of a profile; the model that decides is marked. */
  public static TableView of(String name, ForecastReport forecasts) {
    List<LeaderboardRow> rows = forecasts.leaderboard();
    List<String> baselines =
        rows.stream()
            .flatMap(row -> row.comparisons().stream())
            .map(LeaderboardRow.Comparison::baseline)
            .distinct()
            .toList();
    List<TableColumn> columns = columns();
    for (String baseline : baselines) {
      columns.add(number("points over " + baseline));
      columns.add(number("RMSE ÷ " + baseline));
    }
    return view(
        "Models of " + name + " against naive baselines",
        columns,
        rows.stream().map(row -> cells(row, forecasts.decides(), baselines)).toList());
  }

  private static TableView view(String caption, List<TableColumn> columns, List<List<Cell>> rows) {
    return new TableView(
        caption + ", on non-overlapping forecasts", TableView.Order.SORTABLE, columns, rows);
  }

  private static List<TableColumn> columns() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.text("model"));
    columns.add(number("horizon"));
    columns.add(number("direction"));
    columns.add(number("[90 %]"));
    columns.add(number("p without skill"));
    columns.add(number("RMSE"));
    columns.add(number("IC"));
    return columns;
  }

  private static List<Cell> cells(LeaderboardRow row, String decides, List<String> baselines) {
    List<Cell> cells = cells(row, decides);
    for (String baseline : baselines) {
      cells.addAll(against(row, baseline));
    }
    return cells;
  }

  private static List<Cell> cells(LeaderboardRow row, String decides) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.model() + (row.model().equals(decides) ? " (decides)" : "")));
    cells.add(Cell.number(row.horizonDays() + " d", row.horizonDays()));
    cells.add(Cell.of(row.accuracy().direction().value(), Digits::percent));
    cells.add(Cell.interval(row.accuracy().direction(), 100, " %"));
    cells.add(Cell.of(row.accuracy().noSkill(), Digits::decimals2));
    cells.add(Cell.of(row.accuracy().rmse(), Digits::finePercent));
    cells.add(Cell.of(row.accuracy().informationCoefficient(), Digits::decimals3));
    return cells;
  }

  private static List<Cell> against(LeaderboardRow row, String baseline) {
    return row.comparisons().stream()
        .filter(comparison -> comparison.baseline().equals(baseline))
        .findFirst()
        .map(
            comparison ->
                List.of(
                    Cell.of(comparison.directionEdge(), Digits::signedPoints),
                    Cell.of(comparison.rmseRatio(), Digits::decimals3)))
        .orElseGet(
            () -> {
              Cell none = Cell.missing("not compared with " + baseline);
              return List.of(none, none);
            });
  }
}
