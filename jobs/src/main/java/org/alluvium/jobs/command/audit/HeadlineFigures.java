package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.jobs.command.audit.Difference.Kind;
import org.alluvium.jobs.command.audit.Difference.Line;
import org.alluvium.jobs.command.audit.RunContents.Output;
import org.alluvium.lakehouse.tables.Backtests;

/** The figures that a book is first judged by, of two runs beside each other. */
final class HeadlineFigures {
  private static final double PERCENT = 100.0;

  /** How a metric is told. */
  private enum Figure {
    SHARPE("sharpe", "Sharpe") {
      @Override
      String text(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
      }
    },
    CAGR("annual_return", "CAGR"),
    MAX_DRAWDOWN("max_drawdown", "max drawdown");

    private final String metric;
    private final String title;

    Figure(String metric, String title) {
      this.metric = metric;
      this.title = title;
    }

    String text(double value) {
      return String.format(Locale.ROOT, "%.2f %%", PERCENT * value);
    }
  }

  private HeadlineFigures() {}

  /** Figures that moved, book by book; none where the output is of no books or cannot be read. */
  static List<Difference> between(OutputPair pair, OutputRows older, OutputRows newer) {
    if (!pair.isWhole() || !pair.latest().table().equals(Backtests.SPEC.name())) {
      return List.of();
    }
    Map<String, Map<String, Double>> before = metrics(pair.before().orElseThrow(), older);
    Map<String, Map<String, Double>> after = metrics(pair.after().orElseThrow(), newer);
    return before.isEmpty() || after.isEmpty()
        ? List.of()
        : moved(OutputDifferences.subject(pair), before, after);
  }

  /**
   * Figures that moved.
   *
   * @param before value of each metric, by book
   * @param after the same of the later run
   */
  static List<Difference> moved(
      Optional<String> profile,
      Map<String, Map<String, Double>> before,
      Map<String, Map<String, Double>> after) {
    TreeSet<String> books = new TreeSet<>(before.keySet());
    books.addAll(after.keySet());
    List<Difference> moved = new ArrayList<>();
    for (String book : books) {
      for (Figure figure : Figure.values()) {
        Double old = before.getOrDefault(book, Map.of()).get(figure.metric);
        Double now = after.getOrDefault(book, Map.of()).get(figure.metric);
        if (old == null ? now != null : !old.equals(now)) {
          moved.add(difference(profile, book, figure, old, now));
        }
      }
    }
    return moved;
  }

  private static Difference difference(
      Optional<String> profile, String book, Figure figure, Double old, Double now) {
    Line full =
        new Line(
            "%s %s %s".formatted(profile.orElse("-"), book, figure.metric),
            old == null ? null : old.toString(),
            now == null ? null : now.toString(),
            "");
    Line shown =
        new Line(
            book + " " + figure.title,
            old == null ? null : figure.text(old),
            now == null ? null : figure.text(now),
            "");
    return new Difference(Kind.FIGURE, profile, full, shown, Map.of());
  }

  private static Map<String, Map<String, Double>> metrics(Output output, OutputRows rows) {
    Optional<Map<String, Map<String, Double>>> read =
        rows.read(output, TreeMap::new, metrics -> row -> add(metrics, row));
    return read.orElse(Map.of());
  }

  private static void add(Map<String, Map<String, Double>> metrics, Map<String, Object> row) {
    if (row.get(Backtests.VALUE) instanceof Double value) {
      metrics
          .computeIfAbsent(row.get(Backtests.ENGINE).toString(), engine -> new LinkedHashMap<>())
          .put(row.get(Backtests.METRIC).toString(), value);
    }
  }
}
