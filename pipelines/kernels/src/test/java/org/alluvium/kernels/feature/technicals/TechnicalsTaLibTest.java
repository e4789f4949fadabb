package org.alluvium.kernels.feature.technicals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.feature.RecordedColumns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every column against TA-Lib over a whole series: |a - q| <= 1e-6 max(1, |q|), also past the
 * look-back, where ours begins anew and TA-Lib goes on from its first row.
 */
class TechnicalsTaLibTest {
  private static final double TOLERANCE = 1e-6;

  /** Within the look-back of the first row the windows are the same; later the slow ones differ. */
  private static final int SAME_WINDOW = 400;

  /** First row of TA-Lib, which gives these only with their signal; ours begin when they can. */
  private static final Map<String, Integer> WITH_SIGNAL = Map.of("MACD", 33, "STOCH_K", 17);

  private final Technicals technicals = Technicals.ofTaLibDefinitions();

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "BTC-USD", "USDCOP"})
  void everyColumnEqualsTaLib(String series) {
    RecordedColumns fixture = RecordedColumns.of("technicals", series);
    double[][] ours = technicals.values(fixture.bars(), 0, fixture.bars().size());
    List<String> differences = new ArrayList<>();
    for (int c = 0; c < ours.length; c++) {
      String name = technicals.names().get(c);
      double[] expected = fixture.columns().get(name);
      int rows = name.startsWith("RATING") ? SAME_WINDOW : expected.length;
      for (int t = 0; t < rows; t++) {
        boolean begun = t >= WITH_SIGNAL.getOrDefault(name, 0);
        if (begun && !agree(ours[c][t], expected[t])) {
          differences.add("%s[%d] %s, TA-Lib %s".formatted(name, t, ours[c][t], expected[t]));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static boolean agree(double ours, double expected) {
    return Double.isNaN(expected)
        ? Double.isNaN(ours)
        : Math.abs(ours - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }
}
