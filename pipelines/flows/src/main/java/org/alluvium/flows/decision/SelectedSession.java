package org.alluvium.flows.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.alluvium.flows.selection.SelectionOutcome;

/**
 * What a sleeve's selection left at a decision.
 *
 * @param date decision session
 * @param knownAt instant of the decision
 * @param winners by symbol; none: everything is sold
 */
public record SelectedSession(LocalDate date, Instant knownAt, List<Winner> winners) {

  /**
   * An instrument that is to be held.
   *
   * @param side +1 or -1
   * @param score what ranked it, higher is better on its side
   * @param cluster number of its cluster; negative where it has none
   */
  public record Winner(String symbol, int side, double score, int cluster) {}

  public SelectedSession {
    winners = winners.stream().sorted(Comparator.comparing(Winner::symbol)).toList();
  }

  /** What a selection decided, the winners of it. */
  public static SelectedSession of(LocalDate date, Instant knownAt, SelectionOutcome outcome) {
    return new SelectedSession(
        date,
        knownAt,
        outcome.winners().stream()
            .map(one -> new Winner(one.symbol(), one.side(), one.score(), one.cluster()))
            .toList());
  }

  public List<String> symbols() {
    return winners.stream().map(Winner::symbol).toList();
  }
}
