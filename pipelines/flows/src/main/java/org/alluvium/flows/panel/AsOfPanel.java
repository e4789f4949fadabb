package org.alluvium.flows.panel;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Prices of a universe that move forward in knowledge: {@link #advance} takes in what became known
 * up to an instant, and the windows show the newest vintage known by then, and no other.
 *
 * <p>A universe's panel is small (assets x days doubles); it is held in the driver's memory.
 */
public final class AsOfPanel {
  private final List<String> universe;
  private final int[] days;
  private final List<BarVersion> versions;
  private final double[][] open;
  private final double[][] close;
  private final double[][] dollarVolume;
  private final boolean[] known;
  private int next;

  private AsOfPanel(List<String> universe, List<BarVersion> versions) {
    this.universe = universe;
    this.versions = versions;
    TreeSet<Integer> all = new TreeSet<>();
    versions.forEach(v -> all.add(v.day()));
    this.days = all.stream().mapToInt(Integer::intValue).toArray();
    this.open = missing(universe.size(), days.length);
    this.close = missing(universe.size(), days.length);
    this.dollarVolume = missing(universe.size(), days.length);
    this.known = new boolean[days.length];
  }

  /** Reads the bars of a universe from a date on, every vintage known as of the run. */
  public static AsOfPanel read(StageContext context, List<String> universe, LocalDate from) {
    Dataset<Row> bars =
        context
            .lakehouse()
            .read(DailyBars.SPEC)
            .knownBy(context.asOf())
            .filter(col(DailyBars.SYMBOL).isin(universe.toArray()))
            .filter(col(DailyBars.EVENT_DATE).geq(from))
            .select(
                DailyBars.SYMBOL,
                DailyBars.EVENT_DATE,
                DailyBars.KNOWN_AT,
                DailyBars.OPEN,
                DailyBars.CLOSE,
                DailyBars.VOLUME);
    List<BarVersion> versions = new ArrayList<>();
    bars.collectAsList().forEach(row -> versions.add(version(universe, row)));
    versions.sort(
        Comparator.comparingLong(BarVersion::knownAt)
            .thenComparingInt(BarVersion::day)
            .thenComparingInt(BarVersion::asset));
    return new AsOfPanel(universe, versions);
  }

  /** Number of bar vintages read. */
  public int rows() {
    return versions.size();
  }

  /** Takes in everything known by an instant; instants only move forward. */
  public AsOfPanel advance(long knownBy) {
    while (next < versions.size() && versions.get(next).knownAt() <= knownBy) {
      BarVersion v = versions.get(next++);
      int at = Arrays.binarySearch(days, v.day());
      open[v.asset()][at] = v.open();
      close[v.asset()][at] = v.close();
      dollarVolume[v.asset()][at] = v.dollarVolume();
      known[at] = true;
    }
    return this;
  }

  /** Takes in everything that was read. */
  public AsOfPanel advanceToEnd() {
    return advance(Long.MAX_VALUE);
  }

  /** Epoch days on which any instrument of the universe has a bar. */
  public long[] days() {
    return Arrays.stream(days).asLongStream().toArray();
  }

  /** Opens as now known, {@code [asset][day]}, NaN where there is no bar. */
  public double[][] open() {
    return copy(open);
  }

  public double[][] close() {
    return copy(close);
  }

  public double[][] dollarVolume() {
    return copy(dollarVolume);
  }

  /** Whether an instrument has a close on a day, as now known. */
  public boolean traded(String symbol, LocalDate day) {
    int at = Arrays.binarySearch(days, (int) day.toEpochDay());
    int asset = universe.indexOf(symbol);
    return at >= 0 && asset >= 0 && !Double.isNaN(close[asset][at]);
  }

  /**
   * Closes of some instruments over the last {@code sessions} days up to a day, as now known. A day
   * of which no bar is known yet is no day: its late arrival must not move what was seen before.
   */
  public double[][] closesUpTo(List<String> symbols, LocalDate day, int sessions) {
    int[] window = lastKnownDays((int) day.toEpochDay(), sessions);
    double[][] closes = new double[symbols.size()][];
    for (int i = 0; i < closes.length; i++) {
      double[] line = close[universe.indexOf(symbols.get(i))];
      closes[i] = Arrays.stream(window).mapToDouble(at -> line[at]).toArray();
    }
    return closes;
  }

  private int[] lastKnownDays(int day, int count) {
    int[] positions =
        IntStream.range(0, days.length).filter(at -> known[at] && days[at] <= day).toArray();
    return Arrays.copyOfRange(positions, Math.max(0, positions.length - count), positions.length);
  }

  private static BarVersion version(List<String> universe, Row row) {
    double price = number(row, 4);
    return new BarVersion(
        universe.indexOf(row.getString(0)),
        (int) row.<LocalDate>getAs(1).toEpochDay(),
        Micros.of(row.<Instant>getAs(2)),
        number(row, 3),
        price,
        number(row, 5) * price);
  }

  private static double number(Row row, int column) {
    return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
  }

  private static double[][] missing(int assets, int dayCount) {
    double[][] matrix = new double[assets][dayCount];
    Arrays.stream(matrix).forEach(line -> Arrays.fill(line, Double.NaN));
    return matrix;
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
