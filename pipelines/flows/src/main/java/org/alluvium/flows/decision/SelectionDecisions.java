package org.alluvium.flows.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.selection.SelectionOutcome;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * Selections of one sleeve at its new decision sessions, each on what was known then. What was
 * selected once never changes.
 */
final class SelectionDecisions {
  private static final int DAYS_PER_SESSION = 2;
  private static final int SPARE_DAYS = 30;

  private final StageContext context;
  private final SleeveProfile profile;
  private final TradingCalendar calendar;
  private final SessionSelection selection;
  private final StandingDecisions standing;

  SelectionDecisions(StageContext context, SleeveProfile profile, TradingCalendar calendar) {
    this.context = context;
    this.profile = profile;
    this.calendar = calendar;
    this.selection = new SessionSelection(profile);
    this.standing =
        new StandingDecisions(context, Selections.SPEC, profile.id(), Lineage.ofBook(profile));
  }

  /**
   * @param rows what was decided
   * @param slice literal predicate of the rows that they replace
   */
  record Decided(SelectionRows rows, String slice, long rowsRead, int decisions) {}

  Decided run() {
    Optional<LocalDate> last = standing.last();
    List<LocalDate> sessions = sessions(last);
    if (sessions.isEmpty()) {
      return new Decided(new SelectionRows(profile), standing.after(last), 0, 0);
    }
    FeatureVintages features = SelectionFeatures.read(context, profile, sessions);
    SleeveRegimes regimes = SleeveRegimes.read(context, profile, calendar);
    AsOfPanel panel = panel(sessions.get(0));
    SelectionRows rows = new SelectionRows(profile);
    int decisions = 0;
    for (LocalDate session : sessions) {
      Instant decision = calendar.closeInstant(session);
      long knownAt = Micros.of(decision);
      panel.advance(knownAt);
      Optional<SelectionOutcome> outcome =
          selection.select(session, knownAt, features, panel, regimes.quadrant(knownAt));
      outcome.ifPresent(own -> rows.add(session, decision, own));
      decisions += outcome.isPresent() ? 1 : 0;
    }
    if (last.isEmpty() && decisions == 0) {
      throw FlowErrors.nothingRanked(
          profile.id(), SelectionFeatures.tables(profile), context.asOf());
    }
    return new Decided(rows, standing.after(last), panel.rows(), decisions);
  }

  private List<LocalDate> sessions(Optional<LocalDate> last) {
    return DecisionSessions.weekly(calendar, context.asOf()).datesAfter(-1).stream()
        .filter(date -> last.isEmpty() || date.isAfter(last.orElseThrow()))
        .toList();
  }

  private AsOfPanel panel(LocalDate first) {
    long days = (long) selection.pipeline().lookBack() * DAYS_PER_SESSION + SPARE_DAYS;
    PriceHistory bars = PriceHistory.ofBars(context, profile.universe());
    return AsOfPanel.of(
        profile.universe(), AsOfPanel.DayRule.ANY_ASSET, bars.from(first.minusDays(days)));
  }
}
