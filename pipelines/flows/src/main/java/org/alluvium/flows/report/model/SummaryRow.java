package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * One line of the summary: a sleeve or the meta-portfolio.
 *
 * @param name the profile's name
 * @param kind what it is
 * @param period what it was measured over: not the same for every line
 * @param performance what it earned
 * @param skill how well directions were forecast
 */
public record SummaryRow(
    String name, Kind kind, Part<Period> period, Performance performance, Skill skill) {
  public SummaryRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(performance, "performance");
    Objects.requireNonNull(skill, "skill");
  }

  public enum Kind {
    SLEEVE,
    META
  }
}
