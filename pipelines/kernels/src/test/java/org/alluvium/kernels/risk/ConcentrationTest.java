package org.alluvium.kernels.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConcentrationTest {
  @Test
  void equalPositionsCountAsManyWhateverTheirSide() {
    Concentration equal = Concentration.of(new double[] {0.2, -0.2, 0.2, -0.2, 0.2});
    assertThat(equal.gross()).isCloseTo(1, within(1e-15));
    assertThat(equal.net()).isCloseTo(0.2, within(1e-15));
    assertThat(equal.largest()).isEqualTo(0.2);
    assertThat(equal.effective()).isCloseTo(5, within(1e-12));
  }

  @Test
  void sharesAreOfTheGrossExposure() {
    Concentration leveraged = Concentration.of(new double[] {1.5, 0.5});
    assertThat(leveraged.herfindahl()).isCloseTo(0.75 * 0.75 + 0.25 * 0.25, within(1e-15));
  }

  @Test
  void cashHasNoConcentration() {
    assertThat(Concentration.of(new double[] {0, 0})).isEqualTo(new Concentration(0, 0, 0, 0, 0));
    assertThatThrownBy(() -> Concentration.of(new double[] {Double.NaN}))
        .hasMessageContaining("a weight must be finite");
  }
}
