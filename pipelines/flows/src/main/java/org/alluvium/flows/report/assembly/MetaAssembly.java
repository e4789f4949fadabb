package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.SleeveBooks;
import org.alluvium.flows.meta.MetaStage;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.model.Alignment;
import org.alluvium.flows.report.model.Correlations;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.MetaReport;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.flows.report.model.WeightHistory;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.meta.CommonDates;
import org.alluvium.kernels.meta.SleeveSeries;
import org.alluvium.lakehouse.time.TradingCalendars;

/** A meta-portfolio's line of the summary and its section. */
final class MetaAssembly {
  private final MetaProfile meta;
  private final List<SleeveProfile> sleeves;
  private final TradingCalendars calendars;
  private final StoredBooks books;
  private final List<Book> metaBooks;

  MetaAssembly(ReportInput input, StoredBooks books) {
    this.meta = input.meta().orElseThrow();
    this.sleeves = parts(input);
    this.calendars = input.calendars();
    this.books = books;
    this.metaBooks = books(input);
  }

  /** The books of a run's meta-portfolio, its own first; none without one. */
  static List<Book> books(ReportInput input) {
    return input
        .meta()
        .map(meta -> new MetaStage(meta, parts(input), input.calendars()).books())
        .orElse(List.of());
  }

  private static List<SleeveProfile> parts(ReportInput input) {
    return input.meta().orElseThrow().sleeves().stream().map(input::sleeve).toList();
  }

  SummaryRow summary() {
    return new SummaryRow(
        meta.id(),
        SummaryRow.Kind.META,
        ComparedBooks.period(books.days(own())),
        BookFigures.performance(books.metrics(own()), books.fills(own()).size()),
        Skill.missing("a meta-portfolio makes no forecast of its own"));
  }

  Part<MetaReport> report(NavHistories.Market market) {
    List<BookDay> days = books.days(own());
    NavigableMap<LocalDate, Map<String, Double>> decided = books.weights(own());
    Part<WeightHistory> weights =
        WeightHistories.of(decided, Collections.emptyNavigableMap(), meta.sleeves());
    if (days.isEmpty() || !weights.isPresent()) {
      return Part.missing("gold.meta_returns has no day of this meta: validation was skipped");
    }
    ComparedBooks compared = new ComparedBooks(books, metaBooks, "sleeves");
    NavHistory nav = NavHistories.of(days, compared.alternatives(days), market);
    CommonDates common = CommonDates.of(sleeves.stream().map(this::series).toList());
    Alignment alignment = alignment(common);
    return Part.of(
        new MetaReport(
            nav,
            sleeves.stream()
                .map(
                    s ->
                        new MetaReport.SleeveNav(
                            s.id(),
                            NavHistories.rebased(nav.dates(), NavHistories.values(daysOf(s)))))
                .toList(),
            new MetaReport.MetaWeights(weights.value(), assetWeights(decided)),
            alignment,
            new MetaReport.Evidence(
                compared.rows(),
                contributions(common, decided).perYear(periodsPerYear()),
                correlations(common),
                MetaGates.of(alignment, decided))));
  }

  private Book own() {
    return metaBooks.get(0);
  }

  private List<BookDay> daysOf(SleeveProfile sleeve) {
    return books.days(SleeveBooks.own(sleeve));
  }

  private SleeveSeries series(SleeveProfile sleeve) {
    List<BookDay> days = daysOf(sleeve);
    return SleeveSeries.of(
        sleeve.id(),
        days.stream().mapToLong(day -> day.date().toEpochDay()).toArray(),
        days.stream().mapToDouble(BookDay::nav).toArray());
  }

  private Part<WeightHistory> assetWeights(NavigableMap<LocalDate, Map<String, Double>> decided) {
    Map<String, NavigableMap<LocalDate, Map<String, Double>>> bySleeve = new HashMap<>();
    sleeves.forEach(s -> bySleeve.put(s.id(), books.weights(SleeveBooks.own(s))));
    List<String> assets =
        sleeves.stream().flatMap(s -> s.universe().stream()).distinct().sorted().toList();
    return WeightHistories.of(
        FlattenedWeights.of(decided, bySleeve), Collections.emptyNavigableMap(), assets);
  }

  private Alignment alignment(CommonDates common) {
    return new Alignment(
        common.days().length,
        sleeves.stream()
            .map(
                sleeve -> {
                  List<BookDay> days = daysOf(sleeve);
                  LocalDate first = days.get(0).date();
                  LocalDate last = days.get(days.size() - 1).date();
                  int expected =
                      calendars.get(sleeve.calendar()).sessionsBetween(first, last).size();
                  return new Alignment.SleeveDates(
                      sleeve.id(),
                      first,
                      last,
                      days.size(),
                      Figure.of((double) days.size() / expected));
                })
            .toList());
  }

  private Contributions contributions(
      CommonDates common, NavigableMap<LocalDate, Map<String, Double>> decided) {
    NavigableMap<Long, double[]> decisions = new TreeMap<>();
    decided.forEach(
        (date, weights) ->
            decisions.put(
                date.toEpochDay(),
                meta.sleeves().stream()
                    .mapToDouble(sleeve -> weights.getOrDefault(sleeve, 0.0))
                    .toArray()));
    return Contributions.of(meta.sleeves(), common.days(), common.returns(), decisions);
  }

  private Part<Correlations> correlations(CommonDates common) {
    if (common.days().length < 3) {
      return Part.missing("the sleeves share fewer than two returns");
    }
    double[][] matrix = SampleCovariance.of(common.returns()).correlation();
    return Part.of(
        new Correlations(meta.sleeves(), Arrays.stream(matrix).map(Series::of).toList()));
  }

  private double periodsPerYear() {
    return sleeves.stream()
        .mapToDouble(s -> PeriodsPerYear.of(calendars.get(s.calendar())))
        .min()
        .orElseThrow();
  }
}
