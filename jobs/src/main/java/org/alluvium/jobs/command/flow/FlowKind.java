package org.alluvium.jobs.command.flow;

import java.util.Locale;

/** The flows that run one profile. */
public enum FlowKind {
  DATA(
      "flow data",
      "Discover the candidates of a profile, and bring bars, metadata and features up to date",
      "./alluvium flow data --profile us_ridge_weekly",
      ""),
  PRODUCTION(
      "flow production",
      "Run one sleeve on the data at hand, without network",
      "./alluvium flow production --profile us_ridge_weekly",
      "sleeve"),
  BACKTEST(
      "backtest",
      "Run one sleeve up to its back-tested books, without report and without network",
      "./alluvium backtest --profile us_ridge_weekly",
      "sleeve"),
  META(
      "flow meta",
      "Run one meta-portfolio over its sleeves",
      "./alluvium flow meta --profile meta",
      "meta");

  private final String path;
  private final String summary;
  private final String example;
  private final String profileKind;

  FlowKind(String path, String summary, String example, String profileKind) {
    this.path = path;
    this.summary = summary;
    this.example = example;
    this.profileKind = profileKind;
  }

  public String path() {
    return path;
  }

  /** The first word of the flow's name in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String summary() {
    return summary;
  }

  String example() {
    return example;
  }

  /** Whether it writes a report. */
  boolean reports() {
    return this == PRODUCTION || this == META;
  }

  /** Whether a profile of this kind can be run by this flow. */
  boolean takes(String kind) {
    return profileKind.isEmpty() || profileKind.equals(kind);
  }
}
