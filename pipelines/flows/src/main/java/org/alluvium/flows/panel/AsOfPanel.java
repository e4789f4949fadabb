package org.alluvium.flows.panel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.alluvium.kernels.backtest.Market;

/**
 * Prices of a universe that move forward in knowledge: {@link #advance} takes in what became known
 * up to an instant, and everything else shows the newest vintage known by then, and no other.
 *
 * <p>A universe's panel is small (assets x days doubles); it is held in the driver's memory.
 */
public final class AsOfPanel {
  private final List<String> universe;
  private final DayRule rule;
  private final List<PriceVersion> versions;
  private final long[] days;
  private final double[][] open;
  private final double[][] close;
  private final double[][] dollarVolume;
  private final double[][] lastReturns;
  private final boolean[][] arrived;
  private final int[] arrivals;
  private final boolean[] delists;
  private int next;

  /** Which days count as days of the panel, as far as is known. */
  public enum DayRule {
    /** Those on which any asset has a price: sessions of a market. */
    ANY_ASSET,
    /** Those on which every asset has one: common dates of books, joined by value. */
    EVERY_ASSET
  }

  private AsOfPanel(List<String> universe, DayRule rule, List<PriceVersion> versions) {
    this.universe = universe;
    this.rule = rule;
    this.versions = versions;
    this.days = versions.stream().mapToLong(PriceVersion::day).sorted().distinct().toArray();
    this.open = missing(universe.size(), days.length);
    this.close = missing(universe.size(), days.length);
    this.dollarVolume = missing(universe.size(), days.length);
    this.lastReturns = missing(universe.size(), days.length);
    this.arrived = new boolean[universe.size()][days.length];
    this.arrivals = new int[days.length];
    this.delists = new boolean[days.length];
  }

  /**
   * A panel that knows nothing yet.
   *
   * @param versions every vintage that it may ever learn, in any order
   */
  public static AsOfPanel of(List<String> universe, DayRule rule, List<PriceVersion> versions) {
    List<PriceVersion> inOrder = new ArrayList<>(versions);
    inOrder.sort(
        Comparator.comparingLong(PriceVersion::knownAt)
            .thenComparingInt(PriceVersion::day)
            .thenComparingInt(PriceVersion::asset));
    return new AsOfPanel(List.copyOf(universe), rule, inOrder);
  }

  /** Number of vintages that it may learn. */
  public int rows() {
    return versions.size();
  }

  /** The instants at which it learns something, epoch microseconds. */
  public NavigableSet<Long> instants() {
    NavigableSet<Long> instants = new TreeSet<>();
    versions.forEach(v -> instants.add(v.knownAt()));
    return instants;
  }

  /**
   * Takes in everything known by an instant; instants only move forward.
   *
   * @return the days that are new or have other prices or delistings than before
   */
  public NavigableSet<Long> advance(long knownBy) {
    NavigableSet<Long> touched = new TreeSet<>();
    while (next < versions.size() && versions.get(next).knownAt() <= knownBy) {
      PriceVersion v = versions.get(next++);
      int at = Arrays.binarySearch(days, v.day());
      if (v.isDelisting()) {
        lastReturns[v.asset()][at] = v.lastReturn();
        delists[at] = true;
      } else {
        take(v, at);
      }
      touched.add((long) v.day());
    }
    touched.removeIf(day -> !isSimulated(Arrays.binarySearch(days, day)));
    return touched;
  }

  private void take(PriceVersion prices, int at) {
    int asset = prices.asset();
    open[asset][at] = prices.open();
    close[asset][at] = prices.close();
    dollarVolume[asset][at] = prices.dollarVolume();
    arrivals[at] += arrived[asset][at] ? 0 : 1;
    arrived[asset][at] = true;
  }

  /** Whether an epoch day counts, as now known. */
  public boolean isDay(long day) {
    int at = Arrays.binarySearch(days, day);
    return at >= 0 && counts(at);
  }

  /** Whether an instrument has a close on a day, as now known. */
  public boolean traded(String symbol, LocalDate day) {
    int at = Arrays.binarySearch(days, day.toEpochDay());
    int asset = universe.indexOf(symbol);
    return at >= 0 && asset >= 0 && !Double.isNaN(close[asset][at]);
  }

  /**
   * The days after one and up to another, both epoch days, as now known, with delistings. The day
   * of a delisting is one of them even if nothing else trades any more: holders are paid on it.
   */
  public Market between(long after, long upTo) {
    int[] positions =
        IntStream.range(firstAfter(after), firstAfter(upTo)).filter(this::isSimulated).toArray();
    return Market.of(
            Arrays.stream(positions).mapToLong(at -> days[at]).toArray(),
            columns(open, positions),
            columns(close, positions),
            columns(dollarVolume, positions))
        .withLastReturns(columns(lastReturns, positions));
  }

  /**
   * Closes of some instruments over the last {@code sessions} days up to a day, as now known. A day
   * of which no bar is known yet is no day: its late arrival must not move what was seen before.
   */
  public double[][] closesUpTo(List<String> symbols, LocalDate day, int sessions) {
    return upTo(close, symbols, day, sessions);
  }

  /** What was traded of them in currency over the same days; {@code NaN} = not known. */
  public double[][] dollarVolumesUpTo(List<String> symbols, LocalDate day, int sessions) {
    return upTo(dollarVolume, symbols, day, sessions);
  }

  private double[][] upTo(double[][] values, List<String> symbols, LocalDate day, int sessions) {
    int[] window = lastDays(day.toEpochDay(), sessions);
    return symbols.stream()
        .map(symbol -> column(values[universe.indexOf(symbol)], window))
        .toArray(double[][]::new);
  }

  private int[] lastDays(long day, int count) {
    int[] positions = IntStream.range(0, firstAfter(day)).filter(this::counts).toArray();
    return Arrays.copyOfRange(positions, Math.max(0, positions.length - count), positions.length);
  }

  private boolean isSimulated(int at) {
    return counts(at) || (rule == DayRule.ANY_ASSET && delists[at]);
  }

  private boolean counts(int at) {
    return switch (rule) {
      case ANY_ASSET -> arrivals[at] > 0;
      case EVERY_ASSET -> arrivals[at] == universe.size();
    };
  }

  private int firstAfter(long day) {
    int found = Arrays.binarySearch(days, day);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static double[][] columns(double[][] matrix, int[] positions) {
    return Arrays.stream(matrix).map(line -> column(line, positions)).toArray(double[][]::new);
  }

  private static double[] column(double[] line, int[] positions) {
    return Arrays.stream(positions).mapToDouble(at -> line[at]).toArray();
  }

  private static double[][] missing(int assets, int dayCount) {
    double[][] matrix = new double[assets][dayCount];
    Arrays.stream(matrix).forEach(line -> Arrays.fill(line, Double.NaN));
    return matrix;
  }
}
