package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.flows.ingestion.file.CsvRecords;
import org.junit.jupiter.api.Test;

/** The bundled corporate actions against the factor files that they were made of, and history. */
class SeedActionsTest {
  /** Dividends are rounded to a hundredth of a cent, of prices above 3 dollars. */
  private static final double PRINTED_FACTORS = 2e-5;

  @Test
  void they_are_those_of_history() throws IOException {
    List<String> apple =
        actions().stream()
            .filter(
                a -> a[0].equals("USA:AAPL") && (a[2].equals("split") || a[1].startsWith("2017")))
            .map(a -> String.join(" ", a[1], a[2], a[3]))
            .toList();
    assertThat(apple)
        .containsExactly(
            "2000-06-21 split 2",
            "2005-02-28 split 2",
            "2014-06-09 split 7",
            "2017-02-09 dividend 0.5700",
            "2017-05-11 dividend 0.6300",
            "2017-08-10 dividend 0.6300",
            "2017-11-10 dividend 0.6300",
            "2020-08-31 split 4");
  }

  @Test
  void they_reproduce_every_step_of_the_factors() throws IOException {
    Map<String, TreeMap<String, String[]>> later = new HashMap<>();
    actions().forEach(a -> later.computeIfAbsent(a[0], s -> new TreeMap<>()).put(a[1] + a[2], a));
    Set<String[]> used = new HashSet<>();
    List<String[]> factors = rows("us_lean15_factors.csv");
    for (int i = 0; i + 1 < factors.size(); i++) {
      String[] line = factors.get(i);
      String[] next = factors.get(i + 1);
      if (line[0].equals(next[0])) {
        TreeMap<String, String[]> own =
            later.getOrDefault("USA:" + line[0].toUpperCase(Locale.ROOT), new TreeMap<>());
        double[] step = step(line, own, next[1], used);
        assertThat(step[0] * number(next[2]) / number(line[2]))
            .as(String.join(",", line))
            .isCloseTo(1, within(PRINTED_FACTORS));
        assertThat(step[1] * number(next[3]) / number(line[3]))
            .as(String.join(",", line))
            .isCloseTo(1, within(PRINTED_FACTORS));
      }
    }
    assertThat(actions().stream().filter(a -> !a[2].equals("delisting")))
        .hasSameSizeAs(new ArrayList<>(used));
  }

  /** What the actions between two lines of a factor file do to the price and to the shares. */
  private static double[] step(
      String[] line, TreeMap<String, String[]> own, String until, Set<String[]> used) {
    double price = 1;
    double split = 1;
    for (String[] action : own.subMap(line[1] + "~", until + "~").values()) {
      if (action[2].equals("dividend")) {
        price *= 1 - number(action[3]) / number(line[4]);
        used.add(action);
      } else if (action[2].equals("split")) {
        split /= number(action[3]);
        used.add(action);
      }
    }
    return new double[] {price, split};
  }

  private static List<String[]> actions() throws IOException {
    return rows("us_lean15_corporate_actions.csv");
  }

  private static List<String[]> rows(String name) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (CsvRecords records = CsvRecords.open(Seed.FOLDER.resolve("equities").resolve(name))) {
      records.next();
      records.forEachRemaining(record -> rows.add(record.cells()));
    }
    return rows;
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }
}
