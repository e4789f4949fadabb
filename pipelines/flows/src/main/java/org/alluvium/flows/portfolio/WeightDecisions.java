package org.alluvium.flows.portfolio;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Weights;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Target weights of one profile: at each new decision session the selected instruments, weighed by
 * every engine over the returns that were known then. Weights once decided never change.
 */
final class WeightDecisions {
  private static final int DAYS_PER_SESSION = 2;
  private static final int SPARE_DAYS = 30;

  private final StageContext context;
  private final SleeveProfile profile;
  private final String forecastLineage;
  private final StandingDecisions standing;

  WeightDecisions(StageContext context, SleeveProfile profile) {
    this.context = context;
    this.profile = profile;
    this.forecastLineage = Lineage.of(profile);
    this.standing =
        new StandingDecisions(context, Weights.SPEC, profile.id(), Lineage.ofBook(profile));
  }

  /**
   * The weights of a profile's new decisions.
   *
   * @param rows rows of {@code gold.weights}
   * @param slice literal predicate of the rows that they replace
   */
  record Decided(List<Row> rows, String slice, long rowsRead, int decisions) {}

  /** The forecasts of one decision session, by symbol. */
  private record Session(LocalDate date, Instant knownAt, Map<String, Double> forecasts) {}

  Decided run() {
    Optional<LocalDate> last = standing.last();
    List<Session> sessions = sessions(last);
    if (sessions.isEmpty()) {
      if (last.isEmpty()) {
        throw FlowErrors.noForecasts(profile.strategy().id(), context.asOf());
      }
      return new Decided(List.of(), standing.after(last), 0, 0);
    }
    AsOfPanel panel = panel(sessions.get(0).date());
    List<Row> rows = new ArrayList<>();
    long forecasts = 0;
    for (Session session : sessions) {
      panel.advance(Micros.of(session.knownAt()));
      rows.addAll(
          new SessionWeights(profile)
              .decide(session.date(), session.knownAt(), session.forecasts(), panel));
      forecasts += session.forecasts().size();
    }
    return new Decided(rows, standing.after(last), panel.rows() + forecasts, sessions.size());
  }

  private AsOfPanel panel(LocalDate first) {
    long days = (long) profile.portfolio().lookBackSessions() * DAYS_PER_SESSION + SPARE_DAYS;
    PriceHistory bars = PriceHistory.ofBars(context, profile.universe());
    return AsOfPanel.of(
        profile.universe(), AsOfPanel.DayRule.ANY_ASSET, bars.from(first.minusDays(days)));
  }

  private List<Session> sessions(Optional<LocalDate> last) {
    Dataset<Row> forecasts =
        context
            .lakehouse()
            .read(Forecasts.SPEC)
            .orEmpty()
            .knownBy(context.asOf())
            .filter(
                col(Forecasts.STRATEGY)
                    .equalTo(profile.strategy().id())
                    .and(col(Forecasts.LINEAGE).equalTo(forecastLineage))
                    .and(col(Forecasts.MODEL).equalTo(profile.strategy().decides())))
            .filter(col(Forecasts.FORECAST).isNotNull());
    Dataset<Row> undecided =
        last.isEmpty()
            ? forecasts
            : forecasts.filter(col(Forecasts.EVENT_DATE).gt(last.orElseThrow()));
    Map<LocalDate, Session> sessions = new TreeMap<>();
    undecided
        .select(Forecasts.EVENT_DATE, Forecasts.KNOWN_AT, Forecasts.SYMBOL, Forecasts.FORECAST)
        .collectAsList()
        .forEach(
            row ->
                sessions
                    .computeIfAbsent(
                        row.<LocalDate>getAs(0),
                        date -> new Session(date, row.<Instant>getAs(1), new TreeMap<>()))
                    .forecasts()
                    .put(row.getString(2), row.getDouble(3)));
    return List.copyOf(sessions.values());
  }
}
