package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.jobs.command.audit.Difference.Line;
import org.alluvium.jobs.output.ResultTable;

/** Differences as a table with all that is known, or as text that fits a terminal. */
record DifferenceReport(List<Difference> differences) {
  private static final int WIDTH = 120;

  /**
   * Values longer than this are cut to where they differ; than the second, where lines are full.
   */
  private static final int VALUE = 48;

  private static final int NARROW_VALUE = 28;

  private static final int SAME_BEFORE = 8;
  private static final String CUT = "…";

  DifferenceReport {
    differences = List.copyOf(differences);
  }

  /** Every difference with its whole names, values and facts. */
  ResultTable table() {
    List<String> columns =
        Stream.concat(
                Stream.of("part", "name", "old", "new", "note"), OutputDifferences.FACTS.stream())
            .toList();
    ResultTable table = ResultTable.of(columns.toArray(String[]::new));
    for (Difference one : differences) {
      Line line = one.full();
      List<Object> row =
          new ArrayList<>(
              Arrays.asList(one.kind().word(), line.name(), line.old(), line.now(), line.note()));
      OutputDifferences.FACTS.forEach(fact -> row.add(one.facts().get(fact)));
      table = table.row(row.toArray());
    }
    return table;
  }

  /** A block for each part, and for each profile or strategy in it: name, old, new, note. */
  List<String> text() {
    Map<String, List<Line>> blocks = new LinkedHashMap<>();
    for (Difference one : differences) {
      String heading = one.kind().word() + one.subject().map(" of "::concat).orElse("");
      blocks.computeIfAbsent(heading, h -> new ArrayList<>()).add(one.shown());
    }
    List<String> lines = new ArrayList<>();
    blocks.forEach(
        (heading, rows) -> {
          lines.add(heading);
          lines.addAll(block(rows));
        });
    return lines;
  }

  private static List<String> block(List<Line> rows) {
    List<String> lines = block(rows, VALUE);
    return lines.stream().allMatch(line -> line.length() <= WIDTH)
        ? lines
        : block(rows, NARROW_VALUE);
  }

  private static List<String> block(List<Line> rows, int value) {
    return NarrowTable.lines(rows.stream().map(row -> cells(row, value)).toList(), WIDTH);
  }

  private static List<String> cells(Line line, int value) {
    String old = shown(line.old());
    String now = shown(line.now());
    boolean cut = Math.max(old.length(), now.length()) > value;
    int from = cut ? Math.max(0, same(old, now) - SAME_BEFORE) : 0;
    return List.of(line.name(), part(old, from, value), part(now, from, value), line.note());
  }

  private static String shown(String value) {
    return value == null ? "-" : value.replace('\n', ' ');
  }

  /** At most so many characters from a place on. */
  private static String part(String value, int from, int most) {
    if (value.length() <= most) {
      return value;
    }
    int start = Math.min(from, value.length() - 1);
    String rest = (start > 0 ? CUT : "") + value.substring(start);
    return rest.length() <= most ? rest : rest.substring(0, most - 1) + CUT;
  }

  /** How many characters at the beginning are the same. */
  private static int same(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int same = 0;
    while (same < shorter && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }
}
