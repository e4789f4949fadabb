package org.alluvium.kernels.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Ten US equities 2010–2017: rows of 21 features and the return of 5 sessions, and what
 * scikit-learn predicts from them. Sources and versions are at the head of the two resource files.
 */
record UsEquityWeeks(TrainingCalendar calendar, List<Decision> decisions, List<Expected> expected) {
  static final int DIMENSION = 22;

  /**
   * A decision: features are known at {@code decidedAt}, the row with its label at {@code
   * row.knownAt()}.
   */
  record Decision(long decidedAt, TrainingRow row) {
    double[] features() {
      return Arrays.copyOf(row.values(), DIMENSION - 1);
    }
  }

  record Expected(
      int cutoffDay,
      long rows,
      double penalty,
      double targetDeviation,
      String symbol,
      double prediction) {}

  static UsEquityWeeks load() {
    List<Decision> decisions = decisions(lines("us10_training_rows.csv.gz"));
    int[] days =
        decisions.stream().mapToInt(decision -> decision.row().eventDay()).distinct().toArray();
    long[] knownAt = Arrays.stream(days).mapToLong(UsEquityWeeks::close).toArray();
    TrainingCalendar calendar =
        TrainingCalendar.weekly(days, knownAt, days[days.length - 1], DayOfWeek.FRIDAY);
    List<Expected> expected =
        lines("us10_ridge_predictions.csv.gz").stream()
            .filter(line -> Character.isDigit(line.charAt(0)))
            .map(UsEquityWeeks::expected)
            .toList();
    return new UsEquityWeeks(calendar, decisions, expected);
  }

  /** 21:00 UTC of a day, in epoch microseconds. */
  static long close(int day) {
    return (day * 24L + 21) * 3_600_000_000L;
  }

  /** Rows whose label has been known at some time, in the order of the statistics. */
  List<TrainingRow> rows() {
    return decisions.stream()
        .map(Decision::row)
        .filter(row -> row.knownAt() < Long.MAX_VALUE)
        .toList();
  }

  /** Cumulative moments of every weekly cutoff, folded block by block, the way of production. */
  List<CutoffMoments> timeline(List<TrainingRow> versions) {
    List<BlockVersion> blocks = new ArrayList<>();
    TrainingBlocks.partition(versions, calendar, DIMENSION)
        .forEach(block -> blocks.addAll(block.versions()));
    return MomentsTimeline.fromNothing(DIMENSION).fold(blocks, calendar.size() - 1);
  }

  private static List<Decision> decisions(List<String> lines) {
    String exponentLine = lines.get(2);
    int[] exponents =
        Arrays.stream(exponentLine.substring(exponentLine.indexOf("exponents: ") + 11).split(" "))
            .mapToInt(Integer::parseInt)
            .toArray();
    List<Decision> decisions = new ArrayList<>();
    for (String line : lines.subList(4, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] values = new double[DIMENSION];
      Arrays.setAll(values, i -> value(cells[3 + i], exponents[i]));
      int day = Integer.parseInt(cells[1]);
      long knownAt = cells[2].isEmpty() ? Long.MAX_VALUE : close(Integer.parseInt(cells[2]));
      decisions.add(new Decision(close(day), new TrainingRow(cells[0], day, knownAt, values)));
    }
    return decisions;
  }

  private static double value(String cell, int exponent) {
    return cell.isEmpty() ? Double.NaN : Math.scalb((double) Integer.parseInt(cell), exponent);
  }

  private static Expected expected(String line) {
    String[] cells = line.split(",", -1);
    return new Expected(
        Integer.parseInt(cells[0]),
        Long.parseLong(cells[1]),
        Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]),
        cells[4],
        Double.parseDouble(cells[5]));
  }

  /** Lines of a compressed resource beside this class. */
  static List<String> lines(String resource) {
    try (InputStream raw = UsEquityWeeks.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
