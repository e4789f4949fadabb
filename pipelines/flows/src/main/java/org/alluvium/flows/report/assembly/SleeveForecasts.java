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
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * The models of one sleeve's strategy, judged. Naive baselines learn from every weekly decision
 * session of the calendar, those before the model's first forecast too, so that they know no less
 * than the model did.
 */
final class SleeveForecasts {
  private final SleeveProfile sleeve;
  private final Map<StoredForecasts.ModelKey, Judgement> judgements = new TreeMap<>();

  private SleeveForecasts(SleeveProfile sleeve) {
    this.sleeve = sleeve;
  }

  static SleeveForecasts of(
      SleeveProfile sleeve, StoredForecasts stored, TradingCalendar calendar, Instant asOf) {
    SleeveForecasts forecasts = new SleeveForecasts(sleeve);
    stored
        .predictions(sleeve)
        .forEach(
            (key, predictions) ->
                forecasts.judgements.put(
                    key,
                    Judgement.of(
                        key.model(),
                        key.horizon(),
                        tracks(sleeve, stored, key, decisions(predictions, calendar, asOf)))));
    return forecasts;
  }

  /** Skill of the model that decides. */
  Skill skill() {
    return chosen().isPresent() ? chosen().value().skill() : Skill.missing(chosen().missing());
  }

  /** All of it; the model that decides comes first. */
  ForecastReport report() {
    String decides = sleeve.strategy().decides();
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
        sleeve.strategy().id(),
        decides,
        chosen().isPresent() ? chosen().value().scatter() : Part.missing(chosen().missing()),
        ordered.stream().map(Judgement::leaderboardRow).toList(),
        years,
        ordered.stream().map(Judgement::forecasts).toList());
  }

  private Part<Judgement> chosen() {
    StoredForecasts.ModelKey key =
        new StoredForecasts.ModelKey(sleeve.strategy().decides(), sleeve.strategy().horizon());
    Judgement judgement = judgements.get(key);
    return judgement == null
        ? Part.missing("gold.forecasts has no forecast of " + sleeve.strategy().id())
        : Part.of(judgement);
  }

  private static List<DecisionTrack> tracks(
      SleeveProfile sleeve,
      StoredForecasts stored,
      StoredForecasts.ModelKey key,
      NavigableMap<LocalDate, Long> decisions) {
    Map<String, Map<LocalDate, Double>> bySymbol = new HashMap<>();
    for (Prediction prediction : stored.predictions(sleeve).get(key)) {
      bySymbol
          .computeIfAbsent(prediction.symbol(), s -> new HashMap<>())
          .put(prediction.date(), prediction.value());
    }
    List<DecisionTrack> tracks = new ArrayList<>();
    for (String symbol : sleeve.universe()) {
      tracks.add(
          DecisionTrack.of(
              symbol,
              decisions,
              bySymbol.getOrDefault(symbol, Map.of()),
              stored.labels(symbol, key.horizon(), sleeve.fill())));
    }
    return tracks;
  }

  private static NavigableMap<LocalDate, Long> decisions(
      List<Prediction> predictions, TradingCalendar calendar, Instant asOf) {
    NavigableMap<LocalDate, Long> decisions = new TreeMap<>();
    predictions.forEach(p -> decisions.put(p.date(), p.decidedAt()));
    LocalDate first = decisions.firstKey();
    for (LocalDate session : DecisionSessions.weekly(calendar, asOf).datesAfter(-1)) {
      if (session.isBefore(first)) {
        decisions.put(session, Micros.of(calendar.closeInstant(session)));
      }
    }
    return decisions;
  }
}
