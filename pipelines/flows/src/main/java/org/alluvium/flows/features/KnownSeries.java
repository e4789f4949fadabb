package org.alluvium.flows.features;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.feature.macro.DerivedSeries;
import org.alluvium.kernels.feature.macro.MacroSeries;
import org.alluvium.kernels.feature.macro.Observations;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The series of a set with every vintage known as of a run. They are few, some thousand
 * observations each, so the driver holds them and every task gets them whole.
 *
 * @param derived one for each series asked for, in that order
 * @param observations rows read
 */
record KnownSeries(List<DerivedSeries> derived, long observations) {

  /** Reads the series; one that the table has never heard of is an error. */
  static KnownSeries read(StageContext context, List<MacroSeries> series) {
    Map<String, List<Row>> rows = new TreeMap<>();
    table(context, series)
        .filter(col(SilverMacro.KNOWN_AT).leq(context.asOf()))
        .select(SilverMacro.SERIES, SilverMacro.EVENT_DATE, SilverMacro.KNOWN_AT, SilverMacro.VALUE)
        .orderBy(SilverMacro.KNOWN_AT, SilverMacro.EVENT_DATE)
        .collectAsList()
        .forEach(row -> rows.computeIfAbsent(row.getString(0), s -> new ArrayList<>()).add(row));
    requireSeries(context, series, rows);
    List<DerivedSeries> derived =
        series.stream()
            .map(
                one ->
                    DerivedSeries.of(one, observations(rows.getOrDefault(one.series(), List.of()))))
            .toList();
    return new KnownSeries(derived, rows.values().stream().mapToLong(List::size).sum());
  }

  /** The earliest session whose row a revision after a time can reach. */
  LocalDate earliestRevisedAfter(Instant time) {
    long micros = Micros.of(time);
    int day =
        derived.stream()
            .mapToInt(one -> one.earliestRevisedAfter(micros))
            .min()
            .orElse(Integer.MAX_VALUE);
    return day == Integer.MAX_VALUE ? LocalDate.of(9999, 12, 31) : LocalDate.ofEpochDay(day);
  }

  private static void requireSeries(
      StageContext context, List<MacroSeries> series, Map<String, List<Row>> rows) {
    List<String> missing =
        new ArrayList<>(
            series.stream().map(MacroSeries::series).filter(s -> !rows.containsKey(s)).toList());
    if (!missing.isEmpty()) {
      table(context, series).select(SilverMacro.SERIES).distinct().collectAsList().stream()
          .map(row -> row.getString(0))
          .forEach(missing::remove);
    }
    if (!missing.isEmpty()) {
      throw FlowErrors.seriesWithoutObservations(missing);
    }
  }

  private static Dataset<Row> table(StageContext context, List<MacroSeries> series) {
    Object[] ids = series.stream().map(MacroSeries::series).toArray();
    return context
        .lakehouse()
        .read(SilverMacro.SPEC)
        .orEmpty()
        .all()
        .filter(col(SilverMacro.SERIES).isin(ids));
  }

  private static Observations observations(List<Row> rows) {
    return new Observations(
        rows.stream().mapToInt(row -> (int) row.<LocalDate>getAs(1).toEpochDay()).toArray(),
        rows.stream().mapToLong(row -> Micros.of(row.<Instant>getAs(2))).toArray(),
        rows.stream().mapToDouble(row -> row.getDouble(3)).toArray());
  }
}
