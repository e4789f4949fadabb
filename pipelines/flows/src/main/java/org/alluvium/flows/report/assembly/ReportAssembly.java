package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.model.MetaReport;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.flows.report.model.SymbolHealth;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * Fills the report's model from the tables, as known by the run: each table is read once for all
 * profiles (bars twice), everything else is computed on what was read. What a run has not, a run
 * without validation for example, is missing with its reason.
 */
public final class ReportAssembly {
  private final StageContext context;
  private final ReportInput input;
  private final StoredBars bars;

  private ReportAssembly(StageContext context, ReportInput input) {
    this.context = context;
    this.input = input;
    this.bars = new StoredBars(context);
  }

  /** The model of a run's report; reads only, and gives the same for the same tables. */
  public static ReportModel assemble(StageContext context, ReportInput input) {
    return new ReportAssembly(context, input).model();
  }

  private ReportModel model() {
    StoredBooks books = StoredBooks.read(context, books());
    Map<String, NavigableMap<LocalDate, Double>> closes =
        bars.closes(input.sleeves().stream().map(SleeveProfile::market).distinct().toList());
    StoredForecasts forecasts = StoredForecasts.read(context, input.sleeves());
    List<SummaryRow> summary = new ArrayList<>();
    List<SleeveReport> sleeves = new ArrayList<>();
    for (SleeveProfile sleeve : input.sleeves()) {
      SleeveAssembly assembly = assembly(sleeve, books, forecasts);
      summary.add(assembly.summary());
      sleeves.add(assembly.report(market(sleeve, closes)));
    }
    Part<MetaReport> meta = Part.missing("this run has no meta-portfolio");
    if (input.meta().isPresent()) {
      MetaAssembly assembly = new MetaAssembly(input, books);
      summary.add(assembly.summary());
      meta = assembly.report(market(firstPart(), closes));
    }
    return new ReportModel(header(), summary, sleeves, meta, provenance());
  }

  private List<Book> books() {
    List<Book> books = new ArrayList<>();
    for (SleeveProfile sleeve : input.sleeves()) {
      books.addAll(SleeveAssembly.books(sleeve));
    }
    books.addAll(MetaAssembly.books(input));
    return books;
  }

  private SleeveAssembly assembly(
      SleeveProfile sleeve, StoredBooks books, StoredForecasts forecasts) {
    TradingCalendar calendar = input.calendars().get(sleeve.calendar());
    return new SleeveAssembly(
        sleeve, books, SleeveForecasts.of(sleeve, forecasts, calendar, context.asOf()), calendar);
  }

  /** A meta is compared with the market of its first sleeve: it names none of its own. */
  private SleeveProfile firstPart() {
    return input.sleeve(input.meta().orElseThrow().sleeves().get(0));
  }

  private static NavHistories.Market market(
      SleeveProfile sleeve, Map<String, NavigableMap<LocalDate, Double>> closes) {
    return new NavHistories.Market(
        sleeve.market(), closes.getOrDefault(sleeve.market(), Collections.emptyNavigableMap()));
  }

  private RunHeader header() {
    return new RunHeader(
        context.runId(),
        context.asOfDate(),
        input.code().version(),
        Trials.count(context),
        input.code().seal());
  }

  private ReportModel.Provenance provenance() {
    return new ReportModel.Provenance(
        health(), StageRows.of(input.stages()), StageRows.inputs(input.stages()));
  }

  /** Every symbol that a profile holds or is compared with, on the calendar of the first. */
  private List<SymbolHealth> health() {
    Map<String, String> calendarOf = new TreeMap<>();
    for (SleeveProfile sleeve : input.sleeves()) {
      sleeve.universe().forEach(symbol -> calendarOf.putIfAbsent(symbol, sleeve.calendar()));
    }
    for (SleeveProfile sleeve : input.sleeves()) {
      calendarOf.putIfAbsent(sleeve.market(), sleeve.calendar());
    }
    Map<String, NavigableSet<LocalDate>> dates = bars.dates(calendarOf.keySet());
    DataHealth health = new DataHealth(context.asOf(), bars.refused());
    List<SymbolHealth> symbols = new ArrayList<>();
    calendarOf.forEach(
        (symbol, calendar) ->
            symbols.add(health.of(symbol, dates.get(symbol), input.calendars().get(calendar))));
    return symbols;
  }
}
