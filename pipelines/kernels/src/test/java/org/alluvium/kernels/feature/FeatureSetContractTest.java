package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.alluvium.kernels.feature.liquidity.Liquidity;
import org.alluvium.kernels.feature.spectral.Spectral;
import org.alluvium.kernels.feature.technicals.Technicals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every feature set promises, on recorded series with and without gaps and volume. */
class FeatureSetContractTest {
  private static final List<FeatureSet> SETS =
      List.of(
          Alpha158.ofQlibDefinitions(),
          Technicals.ofTaLibDefinitions(),
          Liquidity.ofDailyBars(),
          Spectral.ofDailyReturns());

  static Stream<Arguments> setsAndSeries() {
    return SETS.stream()
        .flatMap(
            set ->
                Stream.of("GE", "BTC-USD", "MSFT-gaps", "USDCOP")
                    .map(series -> Arguments.of(set, series)));
  }

  @ParameterizedTest
  @MethodSource("setsAndSeries")
  void anyStretchWithAnyAmountOfEarlierRowsHasTheBitsOfTheWhole(FeatureSet set, String series) {
    Bars bars = QlibFixture.of(series).bars();
    float[][] whole = set.compute(bars, 0, bars.size());
    Random random = new Random(158);
    for (int trial = 0; trial < 300; trial++) {
      int from = random.nextInt(bars.size());
      int to = from + 1 + random.nextInt(Math.min(20, bars.size() - from));
      int latestStart = Math.max(0, from - set.lookBack());
      int start = random.nextBoolean() ? latestStart : random.nextInt(latestStart + 1);
      float[][] part = set.compute(bars.slice(start, to), from - start, to - start);
      for (int c = 0; c < whole.length; c++) {
        assertThat(bits(part[c]))
            .as("%s, rows %d..%d from %d", set.names().get(c), from, to, start)
            .isEqualTo(bits(Arrays.copyOfRange(whole[c], from, to)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("setsAndSeries")
  void everyNameHasAColumnAndIsUnique(FeatureSet set, String series) {
    Bars bars = QlibFixture.of(series).bars();

    assertThat(set.names()).doesNotHaveDuplicates();
    assertThat(set.compute(bars, 0, 100)).hasDimensions(set.names().size(), 100);
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}
