package org.alluvium.flows.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Positions;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/** Walks the books of every sleeve forward and measures them. */
public final class BacktestStage implements Stage {
  private final List<SleeveProfile> profiles;
  private final TradingCalendars calendars;

  public BacktestStage(List<SleeveProfile> profiles, TradingCalendars calendars) {
    this.profiles = List.copyOf(profiles);
    this.calendars = calendars;
  }

  @Override
  public String id() {
    return "backtest";
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(Stream.of(Weights.SPEC.name()), PriceInputs.TABLES.stream()).toList();
  }

  @Override
  public List<TableName> outputs() {
    return List.of(
        SleeveReturns.SPEC.name(),
        Trades.SPEC.name(),
        Positions.SPEC.name(),
        Backtests.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    long read = 0;
    List<BookUpdate.Change> changes = new ArrayList<>();
    Map<Book, Double> periods = new LinkedHashMap<>();
    for (SleeveProfile profile : profiles) {
      TradingCalendar calendar = calendars.get(profile.calendar());
      SleeveBacktest backtest = new SleeveBacktest(profile, calendar);
      BookUpdate.Outcome outcome = backtest.run(context);
      read += outcome.rowsRead();
      changes.addAll(outcome.changes());
      backtest.books().forEach(b -> periods.put(b, PeriodsPerYear.of(calendar)));
    }
    long written = new BookDays(context).write(SleeveReturns.SPEC, changes);
    new BookMetrics(context).write(periods);
    return new StageResult(
        read,
        written,
        "%,d books".formatted(periods.size()),
        List.of(Slices.version(context, Weights.SPEC), Slices.version(context, DailyBars.SPEC)),
        BookSlices.of(context, SleeveReturns.SPEC, slices()));
  }

  private List<String> slices() {
    return profiles.stream().map(p -> Lineage.slice(p.id(), Lineage.ofBook(p))).toList();
  }
}
