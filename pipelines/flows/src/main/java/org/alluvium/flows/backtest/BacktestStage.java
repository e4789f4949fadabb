package org.alluvium.flows.backtest;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.DailyBars;
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
    return List.of(Weights.SPEC.name(), DailyBars.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of(SleeveReturns.SPEC.name(), Trades.SPEC.name(), Backtests.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    long read = 0;
    long written = 0;
    List<TableState> outputs = new ArrayList<>();
    BookMetrics metrics = new BookMetrics(context);
    for (SleeveProfile profile : profiles) {
      TradingCalendar calendar = calendars.get(profile.calendar());
      SleeveBacktest.Outcome outcome = new SleeveBacktest(context, profile, calendar).run();
      read += outcome.rowsRead();
      written += outcome.days();
      List<Book> books = SleeveBacktest.books(profile);
      metrics.write(books, PeriodsPerYear.of(calendar));
      outputs.addAll(slices(context, profile));
    }
    List<TableState> inputs =
        List.of(Slices.version(context, Weights.SPEC), Slices.version(context, DailyBars.SPEC));
    String note =
        "%,d books"
            .formatted(profiles.stream().mapToInt(p -> SleeveBacktest.books(p).size()).sum());
    return new StageResult(read, written, note, inputs, outputs);
  }

  private static List<TableState> slices(StageContext context, SleeveProfile profile) {
    String slice =
        "profile = '%s' and lineage = '%s'".formatted(profile.id(), Lineage.ofBook(profile));
    String upTo = slice + " and event_date <= date'%s'".formatted(context.asOfDate());
    return List.of(
        Slices.knownByRun(context, SleeveReturns.SPEC, slice),
        Slices.of(context, Trades.SPEC, upTo),
        Slices.of(
            context,
            Backtests.SPEC,
            slice + " and event_date = date'%s'".formatted(context.asOfDate())));
  }
}
