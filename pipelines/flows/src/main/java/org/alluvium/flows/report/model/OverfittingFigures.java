package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Objects;

/**
 * A sleeve's net returns judged as one of N trials.
 *
 * @param family of its trials
 * @param trials N
 * @param counted where N comes from, in words
 * @param rows the figures
 */
public record OverfittingFigures(String family, long trials, String counted, List<Row> rows) {
  public OverfittingFigures {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(counted, "counted");
    rows = List.copyOf(rows);
  }

  /**
   * One figure.
   *
   * @param name as people call it
   * @param meaning what it says
   */
  public record Row(String name, Figure value, String meaning) {
    public Row {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(meaning, "meaning");
    }
  }
}
