package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class Alpha158QlibTest {
  private static final List<String> SERIES = QlibFixture.SERIES;

  private final FeatureSet alpha158 = Alpha158.ofQlibDefinitions();

  @Test
  void namesAndOrderAreQlibs() {
    assertThat(alpha158.names()).hasSize(158).isEqualTo(QlibFixture.of("AAPL").names());
  }

  @ParameterizedTest
  @FieldSource("SERIES")
  void everyColumnEqualsQlibButForItsListedFaults(String series) {
    QlibFixture fixture = QlibFixture.of(series);
    Map<String, Integer> differences = new TreeMap<>();
    for (QlibFixture.Stretch stretch : fixture.stretches()) {
      float[][] ours = alpha158.compute(fixture.bars(), stretch.from(), stretch.to());
      for (int c = 0; c < ours.length; c++) {
        for (int r = 0; r < ours[c].length; r++) {
          if (!agree(ours[c][r], stretch.expected().get(c)[r])) {
            differences.merge(fixture.names().get(c), 1, Integer::sum);
            System.out.println(
                series
                    + " "
                    + fixture.names().get(c)
                    + " row "
                    + (stretch.from() + r)
                    + " "
                    + ours[c][r]
                    + " qlib "
                    + stretch.expected().get(c)[r]);
          }
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static boolean agree(float ours, float qlib) {
    return Float.isNaN(qlib)
        ? Float.isNaN(ours)
        : Math.abs((double) ours - qlib) <= 1e-4 * Math.max(1, Math.abs(qlib));
  }
}
