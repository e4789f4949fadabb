package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a sleeve's market was in, session by session, as it was told then.
 *
 * @param market symbol of the market
 * @param latest the newest row, in words
 * @param mixture how a mixture without memory compares, in words
 * @param spells sessions of one quadrant in a row, oldest first
 * @param shares of the sessions by quadrant
 * @param forward what followed, by quadrant and horizon
 */
public record RegimeHistory(
    String market,
    String latest,
    String mixture,
    List<Spell> spells,
    List<Share> shares,
    List<Forward> forward) {
  public RegimeHistory {
    Objects.requireNonNull(market, "market");
    Objects.requireNonNull(latest, "latest");
    Objects.requireNonNull(mixture, "mixture");
    spells = List.copyOf(spells);
    shares = List.copyOf(shares);
    forward = List.copyOf(forward);
  }

  /**
   * Sessions of one quadrant in a row.
   *
   * @param from first session
   * @param to first session of the next spell; the last session of all for the last spell
   */
  public record Spell(String quadrant, LocalDate from, LocalDate to) {
    public Spell {
      Objects.requireNonNull(quadrant, "quadrant");
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a spell ends on " + to + " before it begins, " + from);
      }
    }
  }

  /**
   * How often a quadrant was told.
   *
   * @param quadrant its name; sessions without one have a name of their own
   * @param spells how often it began
   */
  public record Share(String quadrant, int sessions, int spells, double share) {
    public Share {
      Objects.requireNonNull(quadrant, "quadrant");
    }
  }

  /**
   * Returns of the market after sessions of a quadrant.
   *
   * @param regime quadrant, state of volatility, or all
   * @param ahead sessions
   * @param returns how many, overlapping ones too
   * @param winRate share above 0, with the 95 % interval of those that do not overlap
   * @param separate how many these are
   */
  public record Forward(
      String regime, int ahead, int returns, Estimate winRate, int separate, Spread spread) {
    public Forward {
      Objects.requireNonNull(regime, "regime");
      Objects.requireNonNull(winRate, "winRate");
      Objects.requireNonNull(spread, "spread");
    }
  }

  /** How returns are spread: mean, median, and the 5 % and 95 % quantiles. */
  public record Spread(Figure mean, Figure median, Figure low, Figure high) {
    public Spread {
      Objects.requireNonNull(mean, "mean");
      Objects.requireNonNull(median, "median");
      Objects.requireNonNull(low, "low");
      Objects.requireNonNull(high, "high");
    }
  }
}
