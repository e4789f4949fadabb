package org.alluvium.flows.portfolio;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.decision.SelectedSession;
import org.alluvium.flows.decision.SleeveRegimes;
import org.alluvium.flows.decision.StandingDecisions;
import org.alluvium.flows.decision.StoredSelections;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.apache.spark.sql.Row;

/**
 * Target weights of one profile: at each newly selected session the winners, weighed by every
 * engine over the returns that were known then. Weights once decided never change.
 */
final class WeightDecisions {
  private static final int DAYS_PER_SESSION = 2;
  private static final int SPARE_DAYS = 30;

  private final StageContext context;
  private final SleeveProfile profile;
  private final TradingCalendar calendar;
  private final StandingDecisions standing;

  WeightDecisions(StageContext context, SleeveProfile profile, TradingCalendar calendar) {
    this.context = context;
    this.profile = profile;
    this.calendar = calendar;
    this.standing =
        new StandingDecisions(context, Weights.SPEC, profile.id(), Lineage.ofBook(profile));
  }

  /**
   * The weights of a profile's new decisions.
   *
   * @param weights rows of {@code gold.weights}
   * @param allocations rows of {@code gold.allocations}
   * @param slice literal predicate of the rows that they replace
   */
  record Decided(
      List<Row> weights, List<Row> allocations, String slice, long rowsRead, int decisions) {}

  Decided run() {
    Optional<LocalDate> last = standing.last();
    List<SelectedSession> sessions = StoredSelections.after(context, profile, last);
    String slice = standing.after(last);
    if (sessions.isEmpty()) {
      return new Decided(List.of(), List.of(), slice, 0, 0);
    }
    LocalDate first = sessions.get(0).date();
    AsOfPanel panel = panel(last.filter(first::isAfter).orElse(first));
    SleeveRegimes regimes = SleeveRegimes.read(context, profile, calendar);
    SessionWeights decider = new SessionWeights(profile);
    Map<String, HeldWeights> held = held(last);
    List<Row> weights = new ArrayList<>();
    List<Row> allocations = new ArrayList<>();
    for (SelectedSession session : sessions) {
      long knownAt = Micros.of(session.knownAt());
      panel.advance(knownAt);
      SessionWeights.Decided decided =
          decider.decide(session, regimes.quadrant(knownAt), panel, held);
      weights.addAll(decided.weights());
      allocations.addAll(decided.allocations());
      decided
          .targets()
          .forEach((engine, own) -> held.put(engine, new HeldWeights(session.date(), own)));
    }
    return new Decided(weights, allocations, slice, panel.rows(), sessions.size());
  }

  private AsOfPanel panel(LocalDate first) {
    long days = (long) profile.portfolio().lookBackSessions() * DAYS_PER_SESSION + SPARE_DAYS;
    PriceHistory bars = PriceHistory.ofBars(context, profile.universe());
    return AsOfPanel.of(
        profile.universe(), AsOfPanel.DayRule.ANY_ASSET, bars.from(first.minusDays(days)));
  }

  /** The targets of the last decision, by engine. */
  private Map<String, HeldWeights> held(Optional<LocalDate> last) {
    Map<String, HeldWeights> held = new HashMap<>();
    if (last.isEmpty()) {
      return held;
    }
    Map<String, Map<String, Double>> targets = new TreeMap<>();
    context
        .lakehouse()
        .read(Weights.SPEC)
        .orEmpty()
        .knownBy(context.asOf())
        .filter(expr(Lineage.slice(profile.id(), Lineage.ofBook(profile))))
        .filter(col(Weights.EVENT_DATE).equalTo(lit(last.orElseThrow())))
        .select(Weights.ENGINE, Weights.SYMBOL, Weights.WEIGHT)
        .collectAsList()
        .forEach(
            row ->
                targets
                    .computeIfAbsent(row.getString(0), engine -> new TreeMap<>())
                    .put(row.getString(1), row.getDouble(2)));
    targets.forEach((engine, own) -> held.put(engine, new HeldWeights(last.orElseThrow(), own)));
    return held;
  }
}
