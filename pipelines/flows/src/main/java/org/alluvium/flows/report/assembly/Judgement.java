package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.ForecastScatter;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.ModelForecasts;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.kernels.forecast.Baseline;
import org.alluvium.kernels.forecast.DirectionAccuracy;
import org.alluvium.kernels.forecast.ForecastError;
import org.alluvium.kernels.forecast.InformationCoefficient;
import org.alluvium.kernels.forecast.PesaranTimmermann;
import org.alluvium.kernels.forecast.SpearmanCorrelation;

/**
 * One model at one horizon, judged on forecasts whose returns do not overlap and for which every
 * naive baseline had one too, over all symbols. The best baseline is chosen after the fact, which
 * favours the baseline.
 *
 * <p>Symbols of one date move together, so that neither the interval nor the p-value takes them for
 * independent: both count dates, see {@link DatedDirections}.
 */
final class Judgement {
  private static final String NOTHING =
      "no forecast has an outcome yet that was known by the as-of date";

  private final String model;
  private final int horizon;
  private final List<Pair> pairs;
  private final double[] realised;
  private final double[] forecasts;
  private final Map<Baseline, double[]> baselines = new EnumMap<>(Baseline.class);

  /** One judged forecast. */
  private record Pair(
      LocalDate date,
      String symbol,
      double forecast,
      double realised,
      Map<Baseline, Double> baselines) {}

  private Judgement(String model, int horizon, List<Pair> pairs) {
    this.model = model;
    this.horizon = horizon;
    this.pairs = pairs;
    this.realised = column(Pair::realised);
    this.forecasts = column(Pair::forecast);
    for (Baseline baseline : Baseline.values()) {
      baselines.put(baseline, column(pair -> pair.baselines().get(baseline)));
    }
  }

  /** Judges a model on its symbols. */
  static Judgement of(String model, int horizon, List<DecisionTrack> tracks) {
    List<Pair> pairs = new ArrayList<>();
    tracks.forEach(track -> collect(track, pairs));
    pairs.sort(Comparator.comparing(Pair::date).thenComparing(Pair::symbol));
    return new Judgement(model, horizon, List.copyOf(pairs));
  }

  /** Forecasts judged. */
  int size() {
    return pairs.size();
  }

  /** Line of the leaderboard. */
  LeaderboardRow leaderboardRow() {
    return new LeaderboardRow(
        model,
        horizon,
        sample(),
        new LeaderboardRow.Accuracy(
            direction(),
            noSkill(),
            Figure.orMissing(rmse(forecasts), NOTHING),
            informationCoefficient()),
        baselines.keySet().stream().map(this::comparison).toList());
  }

  /** Name of the model. */
  String model() {
    return model;
  }

  /** Calendar years of the decisions. */
  Set<Integer> years() {
    return pairs.stream().map(pair -> pair.date().getYear()).collect(Collectors.toSet());
  }

  /** The part of it that was decided in a calendar year. */
  Judgement ofYear(int year) {
    List<Pair> own = pairs.stream().filter(pair -> pair.date().getYear() == year).toList();
    return new Judgement(model, horizon, own);
  }

  /** Every judged forecast. */
  ModelForecasts forecasts() {
    return new ModelForecasts(
        model,
        horizon,
        pairs.stream()
            .map(p -> new ModelForecasts.Judged(p.date(), p.symbol(), p.forecast(), p.realised()))
            .toList());
  }

  /** Direction accuracy against the baseline that did best. */
  Skill skill() {
    if (own().trials() == 0) {
      return Skill.missing(NOTHING);
    }
    Baseline best = best();
    return new Skill(
        direction(),
        Part.of(name(best)),
        Figure.of(own().accuracy() - accuracyOf(best).accuracy()),
        Figure.of(directions().against(baselines.get(best))));
  }

  /** Forecasts and outcomes, by date, then symbol. */
  Part<ForecastScatter> scatter() {
    return pairs.isEmpty()
        ? Part.missing(NOTHING)
        : Part.of(new ForecastScatter(model, horizon, Series.of(forecasts), Series.of(realised)));
  }

  private static void collect(DecisionTrack track, List<Pair> pairs) {
    Map<Baseline, double[]> naive = new EnumMap<>(Baseline.class);
    for (Baseline baseline : Baseline.values()) {
      naive.put(baseline, baseline.forecasts(track.history()));
    }
    for (int t = 0; t < track.forecasts().length; t++) {
      int at = t;
      if (track.apart()[t] && naive.values().stream().noneMatch(f -> Double.isNaN(f[at]))) {
        Map<Baseline, Double> values = new EnumMap<>(Baseline.class);
        naive.forEach((baseline, f) -> values.put(baseline, f[at]));
        pairs.add(
            new Pair(
                track.dates().get(t),
                track.symbol(),
                track.forecasts()[t],
                track.history().realised()[t],
                values));
      }
    }
  }

  /** Without overlap, of one instrument; signs of many on one date are not independent. */
  private Figure noSkill() {
    if (pairs.isEmpty() || !oneInstrument()) {
      return Figure.missing(
          pairs.isEmpty() ? NOTHING : "signs of many instruments on one date are not independent");
    }
    return Figure.orMissing(
        PesaranTimmermann.of(forecasts, realised, 1).pValue(),
        "forecasts or returns all have one sign, or there are fewer than ten");
  }

  private LeaderboardRow.Sample sample() {
    int unranked = oneInstrument() ? 0 : ranks().excludedDates();
    return new LeaderboardRow.Sample(pairs.size(), own().unchanged(), unranked);
  }

  private Figure informationCoefficient() {
    if (oneInstrument()) {
      return Figure.orMissing(
          SpearmanCorrelation.of(forecasts, realised),
          pairs.isEmpty() ? NOTHING : "forecasts or returns are all the same");
    }
    return Figure.orMissing(
        ranks().mean(), "a rank correlation needs three instruments on one date");
  }

  private InformationCoefficient ranks() {
    return InformationCoefficient.of(days(), forecasts, realised);
  }

  private boolean oneInstrument() {
    return pairs.stream().map(Pair::symbol).distinct().limit(2).count() < 2;
  }

  private Estimate direction() {
    return own().trials() == 0 ? Estimate.missing(NOTHING) : directions().accuracy();
  }

  private DatedDirections directions() {
    return new DatedDirections(days(), forecasts, realised);
  }

  private LeaderboardRow.Comparison comparison(Baseline baseline) {
    Figure edge =
        baseline == Baseline.ZERO
            ? Figure.missing("a zero forecast has no direction")
            : Figure.orMissing(own().accuracy() - accuracyOf(baseline).accuracy(), NOTHING);
    Figure ratio =
        baseline == Baseline.MAJORITY_SIGN
            ? Figure.missing("a sign has no size, so no RMSE")
            : Figure.orMissing(rmse(forecasts) / rmse(baselines.get(baseline)), NOTHING);
    return new LeaderboardRow.Comparison(name(baseline), edge, ratio);
  }

  private Baseline best() {
    Baseline best = Baseline.ZERO;
    for (Baseline candidate : baselines.keySet()) {
      best = accuracyOf(candidate).hits() > accuracyOf(best).hits() ? candidate : best;
    }
    return best;
  }

  private DirectionAccuracy own() {
    return DirectionAccuracy.of(forecasts, realised);
  }

  private DirectionAccuracy accuracyOf(Baseline baseline) {
    return DirectionAccuracy.of(baselines.get(baseline), realised);
  }

  private double rmse(double[] predicted) {
    return ForecastError.of(predicted, realised).rootMeanSquare();
  }

  private int[] days() {
    return pairs.stream().mapToInt(pair -> Math.toIntExact(pair.date().toEpochDay())).toArray();
  }

  private double[] column(ToDoubleFunction<Pair> value) {
    return pairs.stream().mapToDouble(value).toArray();
  }

  private static String name(Baseline baseline) {
    return baseline.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
