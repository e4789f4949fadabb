package org.alluvium.flows.report.table;

import java.util.List;

/**
 * A part of a sleeve's deep report: the page and the Markdown show the same blocks.
 *
 * @param kind what it is about
 * @param blocks in order
 */
public record Chapter(Kind kind, List<Block> blocks) {
  public Chapter {
    blocks = List.copyOf(blocks);
  }

  /** The chapters, in order. */
  public enum Kind {
    FUNNEL("Universe funnel"),
    CLUSTERS("Clusters"),
    REGIME("Regime"),
    RISK("Weights and risk"),
    BACKTEST("Backtest beside the market"),
    DRAWDOWNS("Drawdowns"),
    COSTS("Costs"),
    OVERFITTING("Overfitting");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Something to show. */
  public sealed interface Block {}

  /** A paragraph. */
  public record Words(String text) implements Block {}

  /** A table. */
  public record Shown(TableView table) implements Block {}

  /** What this run has not, and why. */
  public record None(String part, String reason) implements Block {}
}
