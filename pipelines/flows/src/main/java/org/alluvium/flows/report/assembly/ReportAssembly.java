package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.SleeveBooks;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.quality.CheckBounds;
import org.alluvium.flows.quality.DataCheck;
import org.alluvium.flows.quality.DataReport;
import org.alluvium.flows.report.model.MetaReport;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.StageRow;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.flows.report.model.SymbolHealth;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * Fills the report's model from the tables, as known by the run: each table is read once for all
 * profiles (bars a second time where no check has seen them), everything else is computed on what
 * was read. What a run has not, a run without validation for example, is missing with its reason.
 */
public final class ReportAssembly {
  /** The stage that writes a report. */
  public static final String STAGE = "report";

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
    StoredForecasts forecasts = StoredForecasts.read(context, forecasting());
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
      books.addAll(SleeveBooks.of(sleeve));
    }
    books.addAll(MetaAssembly.books(input));
    return books;
  }

  private SleeveAssembly assembly(
      SleeveProfile sleeve, StoredBooks books, StoredForecasts forecasts) {
    TradingCalendar calendar = input.calendars().get(sleeve.calendar());
    Optional<ProfileForecasts> judged =
        sleeve
            .forecasting()
            .map(own -> ProfileForecasts.of(own, forecasts, calendar, context.asOf()));
    return new SleeveAssembly(
        sleeve, books, judged, calendar, new DeepAssembly(context, sleeve, books, calendar));
  }

  private List<ForecastProfile> forecasting() {
    return input.sleeves().stream().flatMap(sleeve -> sleeve.forecasting().stream()).toList();
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
        TrialCount.of(context),
        input.code().seal());
  }

  private ReportModel.Provenance provenance() {
    List<StageRow> stages = new ArrayList<>(StageRows.of(input.stages()));
    stages.add(StageRows.running(STAGE));
    return new ReportModel.Provenance(health(), stages, StageRows.inputs(input.stages()));
  }

  /** Every symbol that a profile holds or is compared with, as the data check finds it. */
  private List<SymbolHealth> health() {
    NavigableSet<String> symbols = new TreeSet<>();
    for (SleeveProfile sleeve : input.sleeves()) {
      symbols.addAll(sleeve.universe());
      symbols.add(sleeve.market());
    }
    DataReport checked =
        new DataCheck(input.calendars(), CheckBounds.DEFAULT)
            .goOn(context.lakehouse(), context.asOf(), List.copyOf(symbols));
    DataHealth health = new DataHealth(checked, bars.refused());
    return symbols.stream().map(health::of).toList();
  }
}
