package org.alluvium.flows.meta;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.alluvium.flows.decision.StandingDecisions;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.portfolio.Engines;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.portfolio.AllocationRequest;
import org.alluvium.kernels.returns.SimpleReturns;
import org.alluvium.lakehouse.tables.MetaWeights;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Target weights of the sleeves of a meta-portfolio. It decides on the common dates on which every
 * sleeve decides, when the last of them closes, on the net asset values known then; a date whose
 * values came later has no decision. The values are joined on common dates: nothing is filled, and
 * no profit or loss between common dates is dropped. Weights once decided never change; the latest
 * decision is made again, since a file may have been read in after it and be known as of it.
 */
final class MetaDecisions {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final int DAYS_PER_SESSION = 2;
  private static final int SPARE_DAYS = 30;

  private final StageContext context;
  private final MetaProfile meta;
  private final String lineage;
  private final List<Sleeve> sleeves;
  private final StandingDecisions standing;
  private final Engines engines;

  MetaDecisions(StageContext context, MetaProfile meta, String lineage, List<Sleeve> sleeves) {
    this.context = context;
    this.meta = meta;
    this.lineage = lineage;
    this.sleeves = List.copyOf(sleeves);
    this.engines = new Engines(meta.id(), meta.portfolio(), meta.costs());
    this.standing = new StandingDecisions(context, MetaWeights.SPEC, meta.id(), lineage);
  }

  /**
   * The weights from the latest decision on.
   *
   * @param rows rows of {@code gold.meta_weights}
   * @param slice literal predicate of the rows that they are
   * @param decisions how many are new
   */
  record Decided(List<Row> rows, String slice, long rowsRead, int decisions) {}

  /** A date on which every sleeve decides, and when the last of them closes. */
  private record Session(LocalDate date, Instant knownAt) {}

  /**
   * @param values net asset values of the sleeves
   */
  Decided run(PriceHistory values) {
    Optional<LocalDate> last = standing.last();
    List<Session> sessions = sessionsFrom(last);
    if (sessions.isEmpty()) {
      return new Decided(List.of(), standing.from(last), 0, 0);
    }
    AsOfPanel panel = last.isPresent() ? window(values, sessions.get(0)) : panel(values, FIRST);
    List<Row> rows = new ArrayList<>();
    int decisions = 0;
    for (Session session : sessions) {
      panel.advance(Micros.of(session.knownAt()));
      double[][] closes = closes(panel, session.date());
      if (panel.isDay(session.date().toEpochDay()) && isEnough(closes)) {
        decide(session, SimpleReturns.of(closes).values(), rows);
        decisions += last.filter(session.date()::equals).isPresent() ? 0 : 1;
      }
    }
    if (rows.isEmpty()) {
      requireCommonDates(panel);
    }
    return new Decided(rows, standing.from(last), panel.rows(), decisions);
  }

  private void decide(Session session, double[][] returns, List<Row> rows) {
    for (String engine : meta.portfolio().engines()) {
      double[] weights =
          engines.allocate(engine, engine, session.date(), AllocationRequest.of(returns)).weights();
      for (int i = 0; i < weights.length; i++) {
        rows.add(
            RowFactory.create(
                meta.id(),
                lineage,
                engine,
                session.date(),
                session.knownAt(),
                sleeves.get(i).id(),
                weights[i],
                null));
      }
    }
  }

  /** The values that the decisions from a session on look back on; all when those are too few. */
  private AsOfPanel window(PriceHistory values, Session first) {
    long days = (long) meta.portfolio().lookBackSessions() * DAYS_PER_SESSION + SPARE_DAYS;
    AsOfPanel window = panel(values, first.date().minusDays(days));
    window.advance(Micros.of(first.knownAt()));
    return isEnough(closes(window, first.date())) ? window : panel(values, FIRST);
  }

  private AsOfPanel panel(PriceHistory values, LocalDate from) {
    return AsOfPanel.of(values.universe(), AsOfPanel.DayRule.EVERY_ASSET, values.from(from));
  }

  private double[][] closes(AsOfPanel panel, LocalDate date) {
    return panel.closesUpTo(meta.sleeves(), date, meta.portfolio().lookBackSessions() + 1);
  }

  private boolean isEnough(double[][] closes) {
    return closes[0].length > meta.portfolio().lookBackSessions();
  }

  private void requireCommonDates(AsOfPanel panel) {
    panel.advance(Micros.of(context.asOf()));
    double[][] closes = closes(panel, context.asOfDate());
    if (!isEnough(closes)) {
      throw FlowErrors.tooFewCommonDates(
          meta.id(), closes[0].length, meta.portfolio().lookBackSessions() + 1);
    }
  }

  private List<Session> sessionsFrom(Optional<LocalDate> last) {
    TreeSet<LocalDate> dates = null;
    for (Sleeve sleeve : sleeves) {
      DecisionSessions own = DecisionSessions.weekly(sleeve.calendar(), context.asOf());
      if (dates == null) {
        dates = new TreeSet<>(own.datesAfter(-1));
      } else {
        dates.retainAll(own.datesAfter(-1));
      }
    }
    return dates.tailSet(last.orElse(LocalDate.MIN), true).stream()
        .map(date -> new Session(date, lastClose(date)))
        .toList();
  }

  private Instant lastClose(LocalDate date) {
    return sleeves.stream()
        .map(s -> s.calendar().closeInstant(date))
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
