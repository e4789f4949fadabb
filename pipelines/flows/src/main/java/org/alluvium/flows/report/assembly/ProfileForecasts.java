package org.alluvium.flows.report.assembly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * The models of one profile's strategy, judged. Naive baselines learn from every decision session
 * of the calendar, those before the model's first forecast too, so that they know no less than the
 * model did.
 */
public final class ProfileForecasts {
  private final ForecastProfile profile;
  private final Map<StoredForecasts.ModelKey, Judgement> judgements = new TreeMap<>();

  private ProfileForecasts(ForecastProfile profile) {
    this.profile = profile;
  }

  /**
   * Reads forecasts and labels as known by a run.
   *
   * @param calendar of the profile
   */
  public static ForecastReport read(
      StageContext context, ForecastProfile profile, TradingCalendar calendar) {
    StoredForecasts stored = StoredForecasts.read(context, List.of(profile));
    return of(profile, stored, calendar, context.asOf()).report();
  }

  static ProfileForecasts of(
      ForecastProfile profile, StoredForecasts stored, TradingCalendar calendar, Instant asOf) {
    ProfileForecasts forecasts = new ProfileForecasts(profile);
    DecisionSessions sessions = DecisionSessions.of(profile.strategy(), calendar, asOf);
    stored
        .predictions(profile)
        .forEach(
            (key, predictions) ->
                forecasts.judgements.put(
                    key,
                    Judgement.of(
                        key.model(),
                        key.horizon(),
                        tracks(profile, stored, key, decisions(predictions, sessions, calendar)))));
    return forecasts;
  }

  /** Skill of the model that decides. */
  Skill skill() {
    return chosen().isPresent() ? chosen().value().skill() : Skill.missing(chosen().missing());
  }

  /** All of it; the model that decides comes first. */
  ForecastReport report() {
    String decides = profile.strategy().decides();
    List<Judgement> ordered =
        judgements.values().stream()
            .sorted(Comparator.comparing(judgement -> !judgement.model().equals(decides)))
            .toList();
    Map<Integer, List<LeaderboardRow>> years = new TreeMap<>();
    ordered.stream()
        .flatMap(judgement -> judgement.years().stream())
        .distinct()
        .forEach(
            year ->
                years.put(
                    year, ordered.stream().map(j -> j.ofYear(year).leaderboardRow()).toList()));
    return new ForecastReport(
        profile.strategy().id(),
        decides,
        chosen().isPresent() ? chosen().value().scatter() : Part.missing(chosen().missing()),
        ordered.stream().map(Judgement::leaderboardRow).toList(),
        years,
        ordered.stream().map(Judgement::forecasts).toList());
  }

  private Part<Judgement> chosen() {
    if (profile.strategy().decides().equals(StrategyConfiguration.BEST)) {
      return Part.missing("the best of late are chosen at each decision: no forecast is stored");
    }
    StoredForecasts.ModelKey key =
        new StoredForecasts.ModelKey(profile.strategy().decides(), profile.strategy().horizon());
    Judgement judgement = judgements.get(key);
    return judgement == null
        ? Part.missing("gold.forecasts has no forecast of " + profile.strategy().id())
        : Part.of(judgement);
  }

  private static List<DecisionTrack> tracks(
      ForecastProfile profile,
      StoredForecasts stored,
      StoredForecasts.ModelKey key,
      NavigableMap<LocalDate, Long> decisions) {
    Map<String, Map<LocalDate, Double>> bySymbol = new HashMap<>();
    for (Prediction prediction : stored.predictions(profile).get(key)) {
      bySymbol
          .computeIfAbsent(prediction.symbol(), s -> new HashMap<>())
          .put(prediction.date(), prediction.value());
    }
    List<DecisionTrack> tracks = new ArrayList<>();
    for (String symbol : profile.universe()) {
      tracks.add(
          DecisionTrack.of(
              symbol,
              decisions,
              bySymbol.getOrDefault(symbol, Map.of()),
              stored.labels(symbol, key.horizon(), profile.fill())));
    }
    return tracks;
  }

  private static NavigableMap<LocalDate, Long> decisions(
      List<Prediction> predictions, DecisionSessions sessions, TradingCalendar calendar) {
    NavigableMap<LocalDate, Long> decisions = new TreeMap<>();
    predictions.forEach(p -> decisions.put(p.date(), p.decidedAt()));
    LocalDate first = decisions.firstKey();
    for (LocalDate session : sessions.datesAfter(-1)) {
      if (session.isBefore(first)) {
        decisions.put(session, Micros.of(calendar.closeInstant(session)));
      }
    }
    return decisions;
  }
}
