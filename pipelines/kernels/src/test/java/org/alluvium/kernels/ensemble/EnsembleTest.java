package org.alluvium.kernels.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alluvium.kernels.ensemble.EnsembleForecast.Choice;
import org.alluvium.kernels.forecast.DirectionAccuracy;
import org.alluvium.kernels.forecast.ForecastHistory;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final double NAN = Double.NaN;

  @Test
  void theMeanIsOfAllMembersThatHaveAForecast() {
    MemberForecasts members = daily(new double[] {1}, new double[][] {{0.01}, {NAN}, {0.03}});

    EnsembleForecast forecast = new MeanEnsemble().forecast(members, 0);

    assertThat(forecast.forecast()).isEqualTo(0.02, within(1e-16));
    assertThat(forecast.chosen()).containsExactly(0, 2);
    assertThat(forecast.choice()).isEqualTo(Choice.ALL);
    assertThat(forecast.accuracies()).isEmpty();
    assertThat(
            new MeanEnsemble()
                .forecast(daily(new double[] {1}, new double[][] {{NAN}}), 0)
                .forecast())
        .isNaN();
  }

  @Test
  void theBestAreThoseThatWereRightMostOftenOfLate() {
    MemberForecasts members =
        daily(
            new double[] {1, 1, -1, 1, 1},
            new double[][] {
              {9, -1, -1, -1, 10}, // one of three
              {-9, 1, -1, 1, 20}, // three
              {-9, 1, -1, -1, 40}, // two
            });

    EnsembleForecast two = new BestEnsemble(2, 3, 3).forecast(members, 4);

    assertThat(two.chosen()).containsExactly(1, 2);
    assertThat(two.forecast()).isEqualTo(30);
    assertThat(two.choice()).isEqualTo(Choice.BEST);
    assertThat(two.accuracies())
        .containsExactly(
            new DirectionAccuracy(1, 2, 0, 0, 0),
            new DirectionAccuracy(3, 0, 0, 0, 0),
            new DirectionAccuracy(2, 1, 0, 0, 0));
  }

  @Test
  void equalAccuraciesAreSettledByTheOrderOfTheMembers() {
    MemberForecasts members =
        daily(
            new double[] {1, 1, 1},
            new double[][] {
              {-1, -1, 1}, {1, -1, 2}, {-1, 1, 4}, {1, -1, 8},
            });

    assertThat(new BestEnsemble(2, 2, 2).forecast(members, 2).chosen()).containsExactly(1, 2);
  }

  @Test
  void accuraciesAreSharesHoweverManyWereJudged() {
    // One of one is more than two of three.
    MemberForecasts members =
        daily(new double[] {1, 1, 1, 1}, new double[][] {{1, 1, -1, 5}, {NAN, NAN, 1, 7}});

    assertThat(new BestEnsemble(1, 3, 1).forecast(members, 3).chosen()).containsExactly(1);
    assertThat(new BestEnsemble(1, 3, 2).forecast(members, 3).chosen()).containsExactly(0);
  }

  @Test
  void returnsOfZeroAreExcludedAndCounted() {
    MemberForecasts members =
        daily(new double[] {-1, 0, NAN, 1, 1}, new double[][] {{1, 1, 1, 1, 1}});

    assertThat(new BestEnsemble(1, 4, 1).forecast(members, 4).accuracies())
        .containsExactly(new DirectionAccuracy(1, 1, 0, 1, 1));
    // They use up their place: the first decision is outside a window of three.
    assertThat(new BestEnsemble(1, 3, 1).forecast(members, 4).accuracies())
        .containsExactly(new DirectionAccuracy(1, 0, 0, 1, 1));
  }

  @Test
  void outcomesThatAreNotKnownYetAreNotLookedAt() {
    // Five sessions each: at 10, the outcomes of 5 and before are known.
    long[] decidedAt = new long[11];
    long[] knownAt = new long[11];
    Arrays.setAll(decidedAt, t -> t);
    Arrays.setAll(knownAt, t -> t + 5);
    double[] realised = {-1, -1, -1, -1, 1, 1, -1, -1, -1, -1, -1};
    double[] always = new double[11];
    Arrays.fill(always, 1);
    MemberForecasts members = members(decidedAt, realised, knownAt, always);

    assertThat(new BestEnsemble(1, 3, 1).forecast(members, 10).accuracies())
        .containsExactly(new DirectionAccuracy(2, 1, 0, 0, 0));
  }

  @Test
  void tooLittleHistoryGivesTheMeanOfAllAndSaysSo() {
    MemberForecasts members =
        daily(new double[] {1, 1, 1}, new double[][] {{1, 1, 2}, {1, 1, 4}, {NAN, 1, NAN}});

    EnsembleForecast early = new BestEnsemble(2, 3, 3).forecast(members, 2);
    assertThat(early.choice()).isEqualTo(Choice.ALL_FOR_WANT_OF_HISTORY);
    assertThat(early.forecast()).isEqualTo(3);
    assertThat(early.chosen()).containsExactly(0, 1);
    assertThat(new BestEnsemble(2, 3, 2).forecast(members, 2).choice()).isEqualTo(Choice.BEST);
    assertThat(new BestEnsemble(3, 3, 1).forecast(members, 2).choice())
        .isEqualTo(Choice.ALL_FOR_WANT_OF_HISTORY);
  }

  @Test
  void outcomesKnownLaterNeverChangeTheChoice() {
    SplittableRandom random = new SplittableRandom(11);
    int best = 0;
    for (int draw = 0; draw < 1_000; draw++) {
      int length = 10 + random.nextInt(40);
      int decision = random.nextInt(length);
      long[] decidedAt = random.longs(length, 0, 100).sorted().toArray();
      long[] knownAt = new long[length];
      Arrays.setAll(knownAt, t -> decidedAt[t] + 1 + random.nextInt(30));
      double[] realised = draws(random, length);
      double[][] forecasts = new double[5][];
      Arrays.setAll(forecasts, member -> draws(random, length));
      BestEnsemble ensemble = new BestEnsemble(3, 1 + random.nextInt(10), 1);

      EnsembleForecast before =
          ensemble.forecast(members(decidedAt, realised, knownAt, forecasts), decision);
      for (int t = 0; t < length; t++) {
        if (knownAt[t] > decidedAt[decision]) {
          realised[t] = random.nextDouble(-1, 1);
          knownAt[t] = Math.max(decidedAt[t], decidedAt[decision]) + 1 + random.nextInt(30);
        }
        for (int member = 0; member < forecasts.length && t > decision; member++) {
          forecasts[member][t] = random.nextDouble(-1, 1);
        }
      }
      EnsembleForecast after =
          ensemble.forecast(members(decidedAt, realised, knownAt, forecasts), decision);

      assertThat(after).isEqualTo(before);
      best += before.choice() == Choice.BEST ? 1 : 0;
    }
    assertThat(best).isGreaterThan(300);
  }

  @Test
  void agreesWithPandas() {
    OracleVectors oracle = OracleVectors.read("strategies.txt");
    double[] realised = oracle.vector("ensemble.realised");
    double[] expected = oracle.vector("ensemble.best");
    MemberForecasts members = daily(realised, oracle.rows("ensemble.member"));
    BestEnsemble ensemble = new BestEnsemble(3, 20, 10);
    for (int t = 0; t < expected.length; t++) {
      assertThat(ensemble.forecast(members, t).forecast()).isEqualTo(expected[t], within(1e-15));
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    MemberForecasts members = daily(new double[] {1, 1}, new double[][] {{1, 1}});

    assertThatThrownBy(() -> new BestEnsemble(0, 3, 1))
        .hasMessage("number of best members must be >= 1, got 0");
    assertThatThrownBy(() -> new BestEnsemble(1, 0, 1))
        .hasMessage("window of the accuracy must be >= 1, got 0");
    assertThatThrownBy(() -> new BestEnsemble(1, 3, 4))
        .hasMessage("least judged forecasts must be in 1..3, got 4");
    assertThatThrownBy(() -> new BestEnsemble(2, 3, 1).forecast(members, 1))
        .hasMessage("members of an ensemble of the best must be >= 2, got 1");
    assertThatThrownBy(() -> new MeanEnsemble().forecast(members, 2))
        .hasMessage("decision must be in 0..1, got 2");
    assertThatThrownBy(() -> new BestEnsemble(1, 3, 1).forecast(members, -1))
        .hasMessage("decision must be in 0..1, got -1");
    assertThatThrownBy(() -> daily(new double[] {1}, new double[][] {{1, 2}}))
        .hasMessage("forecasts of member 0 must have length 1, got 2");
    assertThatThrownBy(() -> daily(new double[] {1}, new double[0][]))
        .hasMessage("members of an ensemble must be >= 1, got 0");
  }

  /** One decision a day, whose outcome is known at the next. */
  private static MemberForecasts daily(double[] realised, double[][] forecasts) {
    long[] decidedAt = new long[realised.length];
    long[] knownAt = new long[realised.length];
    Arrays.setAll(decidedAt, t -> t);
    Arrays.setAll(knownAt, t -> t + 1);
    return members(decidedAt, realised, knownAt, forecasts);
  }

  private static MemberForecasts members(
      long[] decidedAt, double[] realised, long[] knownAt, double[]... forecasts) {
    double[] lastReturn = new double[decidedAt.length];
    return new MemberForecasts(
        new ForecastHistory(decidedAt, lastReturn, realised, knownAt), forecasts);
  }

  /** Returns between −1 and 1, some of them 0 or missing. */
  private static double[] draws(SplittableRandom random, int length) {
    double[] values = random.doubles(length, -1, 1).toArray();
    for (int t = 0; t < length; t++) {
      int kind = random.nextInt(10);
      values[t] = kind == 0 ? 0 : kind == 1 ? NAN : values[t];
    }
    return values;
  }
}
