package org.alluvium.kernels.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.alluvium.kernels.execution.Side;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
  private static final double NAN = Double.NaN;
  private static final Confidence.Windows WINDOWS = new Confidence.Windows(3, 4);
  private static final ConfidenceRule RULE =
      new ConfidenceRule(new Confidence(1, 1.5, 0.75), new Confidence(0.5, 0.5, 0.5));

  @Test
  void threeMeasuresOfAForecast() {
    double[] members = {0.02, 0.01, -0.01, 0};
    double[] recent = {0.5, -0.01, 0.01, 0.02, 0.03};

    Confidence confidence = Confidence.of(0.02, members, recent, WINDOWS);

    assertThat(confidence.agreement()).isEqualTo(0.5); // two of four
    assertThat(confidence.magnitude()).isEqualTo(2, within(1e-12)); // 0.02 / deviation 0.01
    assertThat(confidence.consistency()).isEqualTo(0.75); // three of the last four
  }

  @Test
  void aShortForecastIsMeasuredByItsOwnSign() {
    Confidence confidence =
        Confidence.of(
            -0.02, new double[] {-1, -1, 1}, new double[] {-1, 0.01, 0.02, 0.03}, WINDOWS);

    assertThat(confidence.agreement()).isEqualTo(2 / 3.0);
    assertThat(confidence.magnitude()).isEqualTo(2, within(1e-12));
    assertThat(confidence.consistency()).isEqualTo(0.25);
  }

  @Test
  void whatIsMissingIsLeftOutAndTooLittleGivesNoMeasure() {
    double[] gaps = {-0.01, NAN, 0.01, 0.02, NAN, 0.03, NAN};

    assertThat(Confidence.of(0.02, new double[] {1, NAN}, gaps, WINDOWS))
        .isEqualTo(
            Confidence.of(0.02, new double[] {1}, new double[] {-0.01, 0.01, 0.02, 0.03}, WINDOWS));
    Confidence little = Confidence.of(0.02, new double[] {NAN}, new double[] {1, 2}, WINDOWS);
    assertThat(little.agreement()).isNaN();
    assertThat(little.magnitude()).isNaN();
    assertThat(little.consistency()).isNaN();
  }

  @Test
  void aForecastWithoutDirectionIsNeverTrusted() {
    double[] recent = {0.01, 0.02, 0.03, 0.04};

    assertThat(Confidence.of(0, new double[] {0.1}, recent, WINDOWS))
        .isEqualTo(new Confidence(0, 0, 0));
    assertThat(RULE.tier(Confidence.of(NAN, new double[] {0.1}, recent, WINDOWS)))
        .isEqualTo(ConfidenceTier.LOW);
  }

  @Test
  void aTierIsReachedByAllThreeMeasures() {
    assertThat(RULE.tier(new Confidence(1, 1.5, 0.75))).isEqualTo(ConfidenceTier.HIGH);
    assertThat(RULE.tier(new Confidence(0.99, 9, 1))).isEqualTo(ConfidenceTier.MEDIUM);
    assertThat(RULE.tier(new Confidence(1, 1.49, 1))).isEqualTo(ConfidenceTier.MEDIUM);
    assertThat(RULE.tier(new Confidence(1, 9, 0.74))).isEqualTo(ConfidenceTier.MEDIUM);
    assertThat(RULE.tier(new Confidence(0.5, 0.5, 0.5))).isEqualTo(ConfidenceTier.MEDIUM);
    assertThat(RULE.tier(new Confidence(0.49, 9, 1))).isEqualTo(ConfidenceTier.LOW);
    assertThat(RULE.tier(new Confidence(1, 0.49, 1))).isEqualTo(ConfidenceTier.LOW);
    assertThat(RULE.tier(new Confidence(1, 9, 0.49))).isEqualTo(ConfidenceTier.LOW);
    assertThat(RULE.tier(new Confidence(1, NAN, 1))).isEqualTo(ConfidenceTier.LOW);
  }

  @Test
  void sizesFollowTiersAndSomeSidesAreSkipped() {
    TierSizes sizes =
        new TierSizes(
            Map.of(ConfidenceTier.HIGH, 1.0, ConfidenceTier.MEDIUM, 0.6, ConfidenceTier.LOW, 0.3),
            Set.of(new TierSizes.TierSide(ConfidenceTier.LOW, Side.LONG)));

    assertThat(sizes.multiplier(ConfidenceTier.HIGH, Side.LONG)).isEqualTo(1);
    assertThat(sizes.multiplier(ConfidenceTier.MEDIUM, Side.SHORT)).isEqualTo(0.6);
    assertThat(sizes.multiplier(ConfidenceTier.LOW, Side.SHORT)).isEqualTo(0.3);
    assertThat(sizes.multiplier(ConfidenceTier.LOW, Side.LONG)).isZero();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Confidence.Windows(1, 1))
        .hasMessage("window of the magnitude must be >= 2, got 1");
    assertThatThrownBy(() -> new Confidence.Windows(2, 0))
        .hasMessage("window of the consistency must be >= 1, got 0");
    assertThatThrownBy(() -> new ConfidenceRule(new Confidence(1, NAN, 1), new Confidence(0, 0, 0)))
        .hasMessage("thresholds of a confidence tier must not be NaN");
    assertThatThrownBy(
            () -> new ConfidenceRule(new Confidence(1, 1, 0.5), new Confidence(0, 0, 0.6)))
        .hasMessage(
            "thresholds of the medium tier must not exceed those of the high tier, got "
                + "Confidence[agreement=0.0, magnitude=0.0, consistency=0.6] and "
                + "Confidence[agreement=1.0, magnitude=1.0, consistency=0.5]");
    assertThatThrownBy(() -> new TierSizes(Map.of(ConfidenceTier.HIGH, 1.0), Set.of()))
        .hasMessage("the tier MEDIUM has no size multiplier");
    assertThatThrownBy(() -> new TierSizes(Map.of(ConfidenceTier.HIGH, -1.0), Set.of()))
        .hasMessage("size multiplier of the tier HIGH must be finite and >= 0, got -1.0");
  }
}
