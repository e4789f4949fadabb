package org.alluvium.kernels.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Numbers of statsmodels and scipy; versions are at the head of the resource file. */
final class PublishedStatistics {
  private PublishedStatistics() {}

  /** Cells after the kind, of every line of one kind. */
  static List<String[]> ofKind(String kind) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                PublishedStatistics.class.getResourceAsStream("forecast_statistics.csv"),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> line.startsWith(kind + ","))
          .map(line -> line.substring(kind.length() + 1).split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] numbers(String blankSeparated) {
    return Arrays.stream(blankSeparated.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
