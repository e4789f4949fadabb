package org.alluvium.kernels.feature.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MacroRowsTest {
  private static final long DAY = 86_400_000_000L;
  private static final MacroSeries RATE =
      new MacroSeries("RATE", Frequency.DAILY, Change.DIFFERENCE, List.of(1), 3);

  @Test
  void aRevisionRestatesTheSessionsThatUsedItAndNoOther() {
    Observations observations =
        new Observations(
            new int[] {10, 11, 12, 11}, times(10, 11, 12, 14), new double[] {1, 2, 4, 2.5});
    float score = (float) (5 / Math.sqrt(21)); // of 4 among 1, 2 and 4

    assertThat(rows(observations, new int[] {10, 11, 12, 13}, times(10.5, 11.5, 12.5, 13.5)))
        .containsExactly(
            "10 @10.5 [1.0, NaN, NaN]",
            "11 @11.5 [2.0, 1.0, NaN]",
            "11 @14.0 [2.5, 1.5, NaN]",
            "12 @12.5 [4.0, 2.0, %s]".formatted(score),
            "12 @14.0 [4.0, 1.5, 1.0]",
            "13 @13.5 [4.0, 2.0, %s]".formatted(score),
            "13 @14.0 [4.0, 1.5, 1.0]");
  }

  @Test
  void whatIsReleasedAfterTheCloseNeverEntersTheSession() {
    Observations observations =
        new Observations(new int[] {10, 11}, times(10.9, 12.5), new double[] {1, 2});

    assertThat(rows(observations, new int[] {10, 11, 12, 13}, times(10.5, 11.5, 12.4, 13.5)))
        .containsExactly(
            "10 @10.5 [NaN, NaN, NaN]",
            "11 @11.5 [1.0, NaN, NaN]",
            "12 @12.4 [1.0, NaN, NaN]",
            "13 @13.5 [2.0, 1.0, NaN]");
  }

  @Test
  void aBarThatComesLateUsesWhatItWouldHaveUsedInTimeAsKnownWhenItCame() {
    Observations observations =
        new Observations(new int[] {10, 12, 10}, times(10, 12, 14), new double[] {1, 2, 1.5});

    assertThat(rows(observations, new int[] {10}, times(10.9), times(20)))
        .containsExactly("10 @20.0 [1.5, NaN, NaN]");
  }

  @Test
  void aBarThatComesLateDoesNotUseWhatWasReleasedAfterTheCloseOfItsDay() {
    Observations observations =
        new Observations(new int[] {9, 10}, times(10, 10.92), new double[] {1, 2});

    assertThat(rows(observations, new int[] {10, 11}, times(10.84, 11.84), times(20, 20)))
        .containsExactly("10 @20.0 [1.0, NaN, NaN]", "11 @20.0 [2.0, 1.0, NaN]");
  }

  @Test
  void anObservationOlderThanItsFrequencyAllowsIsMissing() {
    Observations observations = new Observations(new int[] {10}, times(10), new double[] {1});

    assertThat(rows(observations, new int[] {24, 25}, times(25, 25.5)))
        .containsExactly("24 @25.0 [1.0, NaN, NaN]", "25 @25.5 [NaN, NaN, NaN]");
  }

  @Test
  void aRevisionToTheSameBitsIsNone() {
    Observations observations =
        new Observations(new int[] {10, 10}, times(10, 11), new double[] {1, 1 + 1e-12});

    assertThat(rows(observations, new int[] {10}, times(10.5))).hasSize(1);
  }

  @Test
  void aWindowWithoutVariationHasNoZScoreAndAPercentageNeedsAPositiveBase() {
    MacroSeries oil = new MacroSeries("OIL", Frequency.DAILY, Change.PERCENT, List.of(1), 3);

    assertThat(oil.columns(new double[] {0.1, 0.1, 0.1}, 2)).containsExactly(0.1f, 0f, Float.NaN);
    assertThat(oil.columns(new double[] {-37, 10}, 1)).containsExactly(10f, Float.NaN, Float.NaN);
    assertThat(oil.columns(new double[] {10, -37}, 1)).containsExactly(-37f, -470f, Float.NaN);
    assertThat(RATE.columns(new double[] {1, Double.NaN, 3, 4}, 3)[2]).isNaN();
  }

  @Test
  void namesTellTheFormulaAndAreUnique() {
    assertThat(MacroFeatures.ofBundledSeries().names())
        .contains("VIX", "VIX_DIFF5", "VIX_Z252", "WTI_SPOT_PCT21", "CPI_NSA_PCT12", "CPI_NSA_Z60")
        .doesNotHaveDuplicates()
        .hasSize(7 * 5);
    assertThatThrownBy(() -> MacroFeatures.of(List.of(RATE, RATE)))
        .hasMessage("macro feature RATE occurs twice");
    assertThatThrownBy(
            () -> new MacroSeries("RATE", Frequency.DAILY, Change.DIFFERENCE, List.of(), 2))
        .hasMessage("RATE z-score window must be >= 3, got 2");
  }

  /** Of bars that came in time. */
  private static List<String> rows(Observations observations, int[] days, long[] closes) {
    return rows(observations, days, closes, closes);
  }

  private static List<String> rows(
      Observations observations, int[] days, long[] closes, long[] barKnownAt) {
    List<String> rows = new ArrayList<>();
    MacroRows.of(List.of(DerivedSeries.of(RATE, observations)))
        .evaluate(
            days,
            closes,
            barKnownAt,
            Long.MIN_VALUE,
            (day, known, values) ->
                rows.add(
                    "%d @%s %s".formatted(day, (double) known / DAY, Arrays.toString(values))));
    return rows;
  }

  private static long[] times(double... days) {
    return Arrays.stream(days).mapToLong(day -> Math.round(day * DAY)).toArray();
  }
}
