package org.alluvium.flows.meta;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.BookDays;
import org.alluvium.flows.backtest.Prices;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.portfolio.Engines;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.kernels.meta.CommonDates;
import org.alluvium.kernels.meta.SleeveSeries;
import org.alluvium.kernels.portfolio.StableSum;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The sleeves of a meta-portfolio on their common dates, joined by net asset value: nothing is
 * filled, and no profit or loss between common dates is dropped. It decides on the common dates on
 * which every sleeve decides.
 */
public final class MetaBook {
  private final MetaProfile meta;
  private final String lineage;
  private final List<Sleeve> sleeves;
  private final CommonDates common;
  private final long rowsRead;

  private MetaBook(
      MetaProfile meta, String lineage, List<Sleeve> sleeves, CommonDates common, long rowsRead) {
    this.meta = meta;
    this.lineage = lineage;
    this.sleeves = sleeves;
    this.common = common;
    this.rowsRead = rowsRead;
  }

  /** Reads the sleeves' days known as of the run. */
  static MetaBook read(
      StageContext context, MetaProfile meta, String lineage, List<Sleeve> sleeves) {
    BookDays stored = new BookDays(context);
    List<SleeveSeries> series = new ArrayList<>();
    long rows = 0;
    Map<Book, List<BookDay>> all = stored.days(sleeves.stream().map(Sleeve::book).toList());
    for (Sleeve sleeve : sleeves) {
      List<BookDay> days = all.get(sleeve.book());
      rows += days.size();
      series.add(
          SleeveSeries.of(
              sleeve.id(),
              days.stream().mapToLong(d -> d.date().toEpochDay()).toArray(),
              days.stream().mapToDouble(BookDay::nav).toArray()));
    }
    CommonDates common = CommonDates.of(series);
    if (common.days().length <= meta.portfolio().lookBackSessions()) {
      throw FlowErrors.tooFewCommonDates(
          meta.id(), common.days().length, meta.portfolio().lookBackSessions() + 1);
    }
    return new MetaBook(meta, lineage, sleeves, common, rows);
  }

  long rowsRead() {
    return rowsRead;
  }

  public CommonDates common() {
    return common;
  }

  /** Net asset values of the sleeves as prices of the meta's assets; there is no volume. */
  Prices prices() {
    double[][] values = common.values();
    double[][] none = new double[values.length][common.days().length];
    Arrays.stream(none).forEach(line -> Arrays.fill(line, Double.NaN));
    return new Prices(common.days(), values, values, none);
  }

  /** Target weights of every decision of every engine, from nothing. */
  List<Row> weights(Instant asOf) {
    List<Row> rows = new ArrayList<>();
    long[] days = common.days();
    Set<LocalDate> decisions = decisionDates(asOf);
    for (int at = meta.portfolio().lookBackSessions(); at < days.length; at++) {
      LocalDate date = LocalDate.ofEpochDay(days[at]);
      if (decisions.contains(date)) {
        decide(date, at, rows);
      }
    }
    return rows;
  }

  /** When a common date is known: when the last of the sleeves' sessions closes. */
  Instant knownAt(LocalDate date) {
    return sleeves.stream()
        .map(s -> s.calendar().closeInstant(date))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void decide(LocalDate date, int at, List<Row> rows) {
    int from = at - meta.portfolio().lookBackSessions();
    double[][] window =
        Arrays.stream(common.returns())
            .map(line -> Arrays.copyOfRange(line, from, at))
            .toArray(double[][]::new);
    for (String engine : meta.portfolio().engines()) {
      double[] weights = StableSum.require(Engines.named(meta.id(), engine).weights(window), 1.0);
      for (int i = 0; i < weights.length; i++) {
        rows.add(
            RowFactory.create(
                meta.id(),
                lineage,
                engine,
                date,
                knownAt(date),
                sleeves.get(i).id(),
                weights[i],
                null));
      }
    }
  }

  private Set<LocalDate> decisionDates(Instant asOf) {
    Set<LocalDate> dates = null;
    for (Sleeve sleeve : sleeves) {
      Set<LocalDate> own =
          new TreeSet<>(DecisionSessions.weekly(sleeve.calendar(), asOf).datesAfter(-1));
      if (dates == null) {
        dates = own;
      } else {
        dates.retainAll(own);
      }
    }
    return dates;
  }
}
