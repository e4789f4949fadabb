package org.alluvium.flows.model.tree;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The training rows on which the kernels' models are held to others' too. */
record EquityRows(List<Day> days) {
  private static final Path FILE =
      Path.of(
          System.getProperty("alluvium.home"),
          "pipelines/kernels/src/test/resources/org/alluvium/kernels/training",
          "us10_training_rows.csv.gz");
  private static final int COMMENTS = 4;

  /** A symbol on a day: features…, target, and the day on which that was known. */
  record Day(String symbol, int date, int knownAt, double[] values) {
    double[] features() {
      return Arrays.copyOf(values, values.length - 1);
    }

    private boolean complete() {
      return Arrays.stream(values).allMatch(Double::isFinite);
    }
  }

  static EquityRows load() {
    List<String> lines = lines(open());
    int[] exponents =
        Arrays.stream(lines.get(2).substring(lines.get(2).indexOf("exponents: ") + 11).split(" "))
            .mapToInt(Integer::parseInt)
            .toArray();
    List<Day> days = new ArrayList<>();
    for (String line : lines.subList(COMMENTS, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] values = new double[exponents.length];
      Arrays.setAll(values, i -> number(cells[3 + i], exponents[i]));
      int known = cells[2].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cells[2]);
      days.add(new Day(cells[0], Integer.parseInt(cells[1]), known, values));
    }
    return new EquityRows(days);
  }

  /** Complete rows that fit, in their order. */
  double[][] rows(Predicate<Day> which) {
    return days.stream()
        .filter(which)
        .filter(Day::complete)
        .map(Day::values)
        .toArray(double[][]::new);
  }

  double[] features(String symbol, int date) {
    return days.stream()
        .filter(day -> day.date() == date && day.symbol().equals(symbol))
        .findAny()
        .orElseThrow()
        .features();
  }

  static List<String> lines(InputStream compressed) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open() {
    try {
      return Files.newInputStream(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double number(String cell, int exponent) {
    return cell.isEmpty() ? Double.NaN : Math.scalb((double) Integer.parseInt(cell), exponent);
  }
}
