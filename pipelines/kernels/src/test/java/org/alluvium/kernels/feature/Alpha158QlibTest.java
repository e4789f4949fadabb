package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every column against Qlib's own output on recorded series, the first 60 rows included. Series in
 * which Qlib has faults are in {@link Alpha158QlibFaultTest}.
 */
class Alpha158QlibTest {
  private final FeatureSet alpha158 = Alpha158.ofQlibDefinitions();

  @Test
  void namesAndOrderAreQlibs() {
    assertThat(alpha158.names()).hasSize(158).isEqualTo(QlibFixture.of("AAPL").names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "GE", "JNJ", "BTC-USD", "USDCOP"})
  void everyCellEqualsQlib(String series) {
    assertThat(QlibDifference.in(QlibFixture.of(series))).isEmpty();
  }

  @Test
  void aSeriesWithoutVolumeHasNoVolumeFeatureAndAllOthers() {
    QlibFixture.Stretch later = QlibFixture.of("USDCOP").stretches().get(1);
    float[][] values = alpha158.compute(QlibFixture.of("USDCOP").bars(), later.from(), later.to());
    for (int c = 0; c < values.length; c++) {
      boolean ofVolume = alpha158.names().get(c).matches("(CORR|CORD|VMA|VSTD|WVMA|VSUM.)\\d+");
      for (float value : values[c]) {
        assertThat(Float.isNaN(value)).as(alpha158.names().get(c)).isEqualTo(ofVolume);
      }
    }
  }
}
