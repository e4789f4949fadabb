package org.alluvium.flows.regime.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.regime.RegimeErrors;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.kernels.regime.ForwardReturns;
import org.alluvium.kernels.regime.Quadrant;

/**
 * What followed the regimes of a market, as they were told at the time: returns from the close of a
 * session over 5, 10 and 20 sessions ahead. Research alone: no decision reads it.
 *
 * @param subject whose market
 * @param market its closes, as known for the report
 * @param rows every session with a row, in order
 * @param groups by quadrant, by state of volatility, and all sessions with a quadrant
 * @param mixture the same sessions as a mixture without memory tells them
 */
public record RegimeReport(
    RegimeSubject subject,
    MarketCloses market,
    List<RegimeRow> rows,
    List<Group> groups,
    MixtureComparison mixture) {
  /** Sessions ahead. */
  static final List<Integer> HORIZONS = List.of(5, 10, 20);

  /**
   * Some of the sessions.
   *
   * @param name quadrant, {@code TURBULENT}, {@code CALM} or {@code ALL}
   * @param sessions how many
   * @param forward what followed, per horizon
   */
  public record Group(String name, int sessions, List<ForwardReturns> forward) {
    public Group {
      forward = List.copyOf(forward);
    }
  }

  public RegimeReport {
    rows = List.copyOf(rows);
    groups = List.copyOf(groups);
  }

  /**
   * Makes a report.
   *
   * @param versions every vintage of the market's prices
   * @param stored rows of {@code gold.regimes}
   * @param asOf nothing known later is in it
   * @throws org.alluvium.lakehouse.error.AlluviumException where there is no row, or no price
   */
  public static RegimeReport of(
      RegimeSubject subject,
      List<PriceVersion> versions,
      Collection<RegimeRow> stored,
      Instant asOf) {
    if (stored.isEmpty()) {
      throw RegimeErrors.noRows(subject, asOf);
    }
    if (versions.isEmpty()) {
      throw FlowErrors.noBars(subject.profile(), subject.market(), asOf);
    }
    MarketCloses market = MarketCloses.of(versions, asOf);
    NavigableMap<LocalDate, RegimeRow> rows = new TreeMap<>();
    stored.forEach(row -> rows.put(row.eventDate(), row));
    List<RegimeRow> inOrder = List.copyOf(rows.values());
    return new RegimeReport(
        subject,
        market,
        inOrder,
        groups(market, rows),
        MixtureComparison.of(subject, market, inOrder));
  }

  /** The newest row. */
  public RegimeRow latest() {
    return rows.get(rows.size() - 1);
  }

  private static List<Group> groups(MarketCloses market, NavigableMap<LocalDate, RegimeRow> rows) {
    List<Group> groups = new ArrayList<>();
    for (Quadrant quadrant : Quadrant.values()) {
      groups.add(group(quadrant.name(), market, rows, quadrant::equals));
    }
    groups.add(group("TURBULENT", market, rows, RegimeReport::isTurbulent));
    groups.add(group("CALM", market, rows, quadrant -> !isTurbulent(quadrant)));
    groups.add(group("ALL", market, rows, quadrant -> true));
    return groups;
  }

  private static boolean isTurbulent(Quadrant quadrant) {
    return quadrant == Quadrant.CRISIS || quadrant == Quadrant.EXPANSION;
  }

  private static Group group(
      String name,
      MarketCloses market,
      NavigableMap<LocalDate, RegimeRow> rows,
      Predicate<Quadrant> which) {
    double[] prices = market.toArray();
    List<Integer> found = new ArrayList<>();
    for (int t = 0; t < prices.length; t++) {
      RegimeRow row = rows.get(market.dates().get(t));
      if (row != null && row.quadrant().filter(which).isPresent()) {
        found.add(t);
      }
    }
    int[] sessions = found.stream().mapToInt(Integer::intValue).toArray();
    return new Group(
        name,
        sessions.length,
        HORIZONS.stream().map(ahead -> ForwardReturns.of(prices, sessions, ahead)).toList());
  }
}
