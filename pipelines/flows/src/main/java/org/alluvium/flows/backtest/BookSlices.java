package org.alluvium.flows.backtest;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.Positions;
import org.alluvium.lakehouse.tables.Trades;

/** The digests of what books consist of: days, trades, positions, and metrics of the run's date. */
public final class BookSlices {
  private BookSlices() {}

  /**
   * @param returns table of the days
   * @param books literal predicates, each for the books of one profile
   */
  public static List<TableState> of(StageContext context, TableSpec returns, List<String> books) {
    String on = " and event_date = date'%s'".formatted(context.asOfDate());
    List<TableState> states = new ArrayList<>();
    states.addAll(Slices.knownByRun(context, returns, books));
    states.addAll(Slices.knownByRun(context, Trades.SPEC, books));
    states.addAll(Slices.knownByRun(context, Positions.SPEC, books));
    states.addAll(Slices.of(context, Backtests.SPEC, books.stream().map(b -> b + on).toList()));
    return states;
  }
}
