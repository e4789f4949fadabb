package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.ModelForecasts;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.kernels.forecast.BaselineComparison;
import org.alluvium.kernels.forecast.PesaranTimmermann;
import org.alluvium.kernels.forecast.SpearmanCorrelation;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final int DECISIONS = 120;

  @Test
  void withOneSymbolItIsTheComparisonOfTheKernel() {
    DecisionTrack track = track("X", 3);
    BaselineComparison expected = BaselineComparison.of(track.forecasts(), track.history(), 1);
    Skill skill = Judgement.of("ridge", 5, List.of(track)).skill();
    assertThat(skill.directionAccuracy().value().value()).isEqualTo(expected.model().accuracy());
    assertThat(skill.bestBaseline().value())
        .isEqualTo(expected.best().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    assertThat(skill.edge().value())
        .isCloseTo(expected.model().accuracy() - expected.baseline().accuracy(), within(1e-15));
    assertThat(skill.pValue().value()).isCloseTo(expected.test().pValue(), within(1e-12));
  }

  @Test
  void symbolsArePooled() {
    Judgement one = Judgement.of("ridge", 5, List.of(track("X", 3)));
    Judgement other = Judgement.of("ridge", 5, List.of(track("Y", 4)));
    Judgement both = Judgement.of("ridge", 5, List.of(track("X", 3), track("Y", 4)));
    double pooled = one.size() * accuracy(one) + other.size() * accuracy(other);
    assertThat(both.size()).isEqualTo(one.size() + other.size());
    assertThat(accuracy(both) * both.size()).isCloseTo(pooled, within(1e-9));
  }

  @Test
  void copiesOfASymbolAddNoCertainty() {
    Judgement one = Judgement.of("ridge", 5, List.of(track("X", 3)));
    Judgement copies =
        Judgement.of("ridge", 5, List.of(track("X", 3), track("Y", 3), track("Z", 3)));
    assertThat(copies.skill()).isEqualTo(one.skill());
  }

  @Test
  void whatHasNoMeaningIsMissingWithItsReason() {
    LeaderboardRow row = Judgement.of("ridge", 5, List.of(track("X", 3))).leaderboardRow();
    LeaderboardRow two =
        Judgement.of("ridge", 5, List.of(track("X", 3), track("Y", 4))).leaderboardRow();
    assertThat(two.accuracy().informationCoefficient().missing())
        .isEqualTo("a rank correlation needs three instruments on one date");
    assertThat(two.accuracy().noSkill().missing())
        .isEqualTo("signs of many instruments on one date are not independent");
    assertThat(row.comparisons())
        .extracting(LeaderboardRow.Comparison::baseline)
        .containsExactly("zero", "random walk", "historical mean", "majority sign");
    assertThat(row.comparisons().get(0).directionEdge().missing()).contains("no direction");
    assertThat(row.comparisons().get(3).rmseRatio().missing()).contains("no size");
  }

  @Test
  void oneInstrumentIsRankedOverDatesAndItsSignsAreTested() {
    DecisionTrack track = track("X", 3);
    Judgement judgement = Judgement.of("ridge", 5, List.of(track));
    List<ModelForecasts.Judged> judged = judgement.forecasts().judged();
    double[] forecasts = judged.stream().mapToDouble(ModelForecasts.Judged::forecast).toArray();
    double[] realised = judged.stream().mapToDouble(ModelForecasts.Judged::realised).toArray();
    LeaderboardRow.Accuracy accuracy = judgement.leaderboardRow().accuracy();

    assertThat(accuracy.noSkill().value())
        .isEqualTo(PesaranTimmermann.of(forecasts, realised, 1).pValue())
        .isLessThan(0.05);
    assertThat(accuracy.informationCoefficient().value())
        .isEqualTo(SpearmanCorrelation.of(forecasts, realised))
        .isGreaterThan(0.2);
    assertThat(judgement.years().stream().mapToInt(year -> judgement.ofYear(year).size()).sum())
        .isEqualTo(judgement.size());
  }

  @Test
  void zeroReturnsAndDatesWithoutARankingAreCounted() {
    DecisionTrack track = track("X", 3);
    track.history().realised()[7] = 0;
    assertThat(Judgement.of("ridge", 5, List.of(track)).leaderboardRow().sample().zeroReturns())
        .isEqualTo(1);
    List<DecisionTrack> three = List.of(track("X", 3), track("Y", 4), track("Z", 5));
    LeaderboardRow ranked = Judgement.of("ridge", 5, three).leaderboardRow();
    LeaderboardRow two = Judgement.of("ridge", 5, three.subList(0, 2)).leaderboardRow();
    assertThat(ranked.sample().datesUnranked()).isZero();
    assertThat(two.sample().datesUnranked()).isEqualTo(two.sample().forecasts() / 2).isPositive();
  }

  @Test
  void withoutAnOutcomeEverythingIsMissing() {
    DecisionTrack track =
        DecisionTrack.of(
            "X",
            DecisionTrackTest.decisions(10),
            Map.of(DecisionTrackTest.day(10), 0.1),
            List.of());
    Judgement judgement = Judgement.of("ridge", 5, List.of(track));
    assertThat(judgement.skill().edge().isPresent()).isFalse();
    assertThat(judgement.scatter().isPresent()).isFalse();
    assertThat(judgement.leaderboardRow().accuracy().rmse().missing()).contains("no forecast");
    assertThat(Judgement.of("ridge", 5, List.of()).skill().edge().isPresent()).isFalse();
  }

  @Test
  void aZeroForecastIsWrong() {
    DecisionTrack track = zeroForecasts();
    assertThat(accuracy(Judgement.of("ridge", 5, List.of(track)))).isZero();
  }

  private static double accuracy(Judgement judgement) {
    return judgement.leaderboardRow().accuracy().direction().value().value();
  }

  private static DecisionTrack zeroForecasts() {
    DecisionTrack track = track("X", 3);
    double[] zeros = new double[track.forecasts().length];
    return new DecisionTrack("X", track.dates(), zeros, track.history(), track.apart());
  }

  /** Decisions ten days apart, each with an outcome; forecasts with some skill. */
  private static DecisionTrack track(String symbol, long seed) {
    Random random = new Random(seed);
    NavigableMap<LocalDate, Long> decisions = new TreeMap<>();
    Map<LocalDate, Double> forecasts = new HashMap<>();
    List<LabelVintage> labels = new ArrayList<>();
    for (int i = 0; i < DECISIONS; i++) {
      LocalDate date = DecisionTrackTest.day(10 * i);
      double outcome = random.nextGaussian();
      decisions.put(date, 10L * i);
      forecasts.put(date, 0.5 * outcome + random.nextGaussian());
      labels.add(new LabelVintage(date, date.plusDays(1), date.plusDays(6), 10L * i + 6, outcome));
    }
    return DecisionTrack.of(symbol, decisions, forecasts, labels);
  }
}
