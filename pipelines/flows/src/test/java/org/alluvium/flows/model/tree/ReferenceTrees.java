package org.alluvium.flows.model.tree;

import java.util.List;

/** Lines of us10_trees.csv.gz, whose head says who expects them. */
final class ReferenceTrees {
  private ReferenceTrees() {}

  /** A line, its cells after the name and the cutoff. */
  record Line(int cutoff, int rows, String[] cells) {
    double number(int cell) {
      return Double.parseDouble(cells[cell]);
    }
  }

  static List<Line> of(String model) {
    return EquityRows.lines(ReferenceTrees.class.getResourceAsStream("us10_trees.csv.gz")).stream()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[0].equals(model))
        .map(cells -> new Line(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), cells))
        .toList();
  }
}
