package org.alluvium.flows.features;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.SymbolSeries;
import org.alluvium.kernels.feature.macro.DerivedSeries;
import org.alluvium.kernels.feature.macro.MacroRows;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.apache.spark.sql.Row;

/** The rows of one symbol: its sessions beside what was known of the series. */
final class MacroEvaluation implements SymbolSeries.Evaluation<SeriesBlock> {
  private static final long serialVersionUID = 1L;
  private static final Long NEVER_SEEN = Long.MIN_VALUE;

  private final ArrayList<DerivedSeries> series;
  private final SessionCloses closes;
  private final TreeMap<String, Long> watermarks;

  /**
   * @param watermarks rows of a symbol that were known by it, epoch microseconds, are left out
   */
  MacroEvaluation(List<DerivedSeries> series, SessionCloses closes, Map<String, Long> watermarks) {
    this.series = new ArrayList<>(series);
    this.closes = closes;
    this.watermarks = new TreeMap<>(watermarks);
  }

  /** One row as the kernel gives it. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Values(int day, long knownAt, float[] values) {}

  /** Sessions are rows of {@link MacroSessions#all}. */
  @Override
  public Iterator<SeriesBlock> evaluate(String symbol, Iterator<Row> sessions) {
    List<Row> list = new ArrayList<>();
    sessions.forEachRemaining(list::add);
    int[] days =
        list.stream().mapToInt(row -> (int) row.<LocalDate>getAs(1).toEpochDay()).toArray();
    long[] knownAt = list.stream().mapToLong(row -> Micros.of(row.<Instant>getAs(2))).toArray();
    List<Values> rows = new ArrayList<>();
    MacroRows.of(series)
        .evaluate(
            days,
            closes.decidable(symbol, days, knownAt),
            knownAt,
            watermarks.getOrDefault(symbol, NEVER_SEEN),
            (day, known, values) -> rows.add(new Values(day, known, values)));
    return Stream.of(rows).filter(r -> !r.isEmpty()).map(r -> block(symbol, r)).iterator();
  }

  private static SeriesBlock block(String symbol, List<Values> rows) {
    float[][] columns = new float[rows.get(0).values().length][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = rows.get(row).values()[column];
      }
    }
    return SeriesBlock.of(
        symbol,
        rows.stream().mapToInt(Values::day).toArray(),
        rows.stream().mapToLong(Values::knownAt).toArray(),
        columns);
  }
}
