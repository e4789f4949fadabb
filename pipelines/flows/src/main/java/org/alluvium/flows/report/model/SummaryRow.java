package org.alluvium.flows.report.model;

import java.util.Objects;

/** One line of the summary: a sleeve or the meta-portfolio. */
public record SummaryRow(String name, Kind kind, Performance performance, Skill skill) {
  public SummaryRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(performance, "performance");
    Objects.requireNonNull(skill, "skill");
  }

  public enum Kind {
    SLEEVE,
    META
  }
}
