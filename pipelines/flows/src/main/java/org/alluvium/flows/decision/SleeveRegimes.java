package org.alluvium.flows.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.flows.regime.StoredRegimes;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * The regimes of a sleeve's market, as its decisions see them.
 *
 * @param rows by session
 */
public record SleeveRegimes(Map<LocalDate, RegimeRow> rows) {
  public SleeveRegimes {
    rows = Map.copyOf(rows);
  }

  /** What is stored, as known by a run. */
  public static SleeveRegimes read(
      StageContext context, SleeveProfile profile, TradingCalendar calendar) {
    RegimeSubject subject = subject(profile, calendar);
    return new SleeveRegimes(StoredRegimes.of(context).of(subject.profile(), subject.lineage()));
  }

  /** These, in any order. */
  public static SleeveRegimes of(List<RegimeRow> rows) {
    Map<LocalDate, RegimeRow> bySession = new HashMap<>();
    rows.forEach(row -> bySession.put(row.eventDate(), row));
    return new SleeveRegimes(bySession);
  }

  /** Whose regimes are told. */
  public static RegimeSubject subject(SleeveProfile profile, TradingCalendar calendar) {
    return RegimeSubject.of(
        profile.id(),
        profile.market(),
        profile.calendar(),
        PeriodsPerYear.of(calendar),
        profile.decisions().regime());
  }

  /** The newest session known at a decision. */
  public Optional<RegimeRow> at(Instant decision) {
    return StoredRegimes.latest(rows, decision);
  }

  /**
   * The quadrant of the newest session known at a decision.
   *
   * @param knownBy epoch microseconds
   */
  public Optional<Quadrant> quadrant(long knownBy) {
    return at(Micros.instant(knownBy)).flatMap(RegimeRow::quadrant);
  }
}
