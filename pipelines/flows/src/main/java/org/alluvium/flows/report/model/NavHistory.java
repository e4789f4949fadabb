package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Objects;

/**
 * Net asset values by date. NaN = missing, a gap.
 *
 * @param dates sessions
 * @param net the portfolio, net of costs, 1 at the first session
 * @param alternatives other rules of weights, net of the same cost model, 1 at the first session
 * @param market the market series that the profile names
 */
public record NavHistory(
    DateAxis dates, Series net, List<Alternative> alternatives, MarketLine market) {
  public NavHistory {
    alternatives = List.copyOf(alternatives);
    Objects.requireNonNull(market, "market");
    dates.matches(net, "net");
    for (Alternative alternative : alternatives) {
      dates.matches(alternative.nav(), alternative.name());
    }
    dates.matches(market.line(), market.name());
  }

  /** What another rule of weights would have made of it. */
  public record Alternative(String name, Series nav) {
    public Alternative {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(nav, "nav");
    }
  }

  /**
   * A market series. One that starts after the portfolio is drawn from the portfolio's value of
   * that day on, not from 1.
   *
   * @param name the series
   * @param line as it is drawn
   */
  public record MarketLine(String name, Series line) {
    public MarketLine {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(line, "line");
    }

    /** Whether it starts later than the portfolio. */
    public boolean startsLater() {
      return line.firstPresent() > 0;
    }

    /** Last value over first value, its own growth; missing without a value. */
    public Figure growth() {
      int first = line.firstPresent();
      return first < 0
          ? Figure.missing(name + " has no close on the sessions shown")
          : Figure.of(line.at(line.lastPresent()) / line.at(first));
    }
  }

  /**
   * Net asset value over its highest value so far, minus 1; a missing value stays missing. O(n).
   */
  public Series drawdown() {
    double[] drawdown = net.toArray();
    double peak = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < drawdown.length; i++) {
      peak = Math.max(peak, Double.isNaN(drawdown[i]) ? peak : drawdown[i]);
      drawdown[i] = drawdown[i] / peak - 1;
    }
    return Series.of(drawdown);
  }
}
