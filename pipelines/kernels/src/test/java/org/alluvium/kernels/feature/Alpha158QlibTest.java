package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every column against Qlib's own output on recorded series, the first 60 rows included. A cell
 * where Qlib differs by a fault of its own is listed here with the reason, one by one or by an
 * exact count per column; any other difference fails.
 */
class Alpha158QlibTest {
  /**
   * Qlib blanks RSQR and CORR where a standard deviation is at most 2e-5, in units of price: XLM at
   * 0.002 US dollars moves, and still counts as standing still. Ours are the values of the data.
   */
  private static final List<Cell> BLANKED_BY_QLIB =
      List.of(
          new Cell("CORR5", 216, -0.59256923f, Float.NaN),
          new Cell("CORR5", 217, -0.81790423f, Float.NaN),
          new Cell("RSQR5", 216, 0.3613489f, Float.NaN),
          new Cell("RSQR5", 217, 0.26628178f, Float.NaN));

  /**
   * Qlib takes the place of the extreme with numpy's argmax and argmin, which return the first
   * missing value: with 14 bars knocked out, so many cells of 400 give the place of a missing bar.
   * Ours give the place of the extreme among the bars that exist.
   */
  private static final Map<String, Long> PLACED_ON_A_MISSING_BAR =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("IMAX5", 32L),
              Map.entry("IMAX10", 57L),
              Map.entry("IMAX20", 97L),
              Map.entry("IMAX30", 137L),
              Map.entry("IMAX60", 229L),
              Map.entry("IMIN5", 32L),
              Map.entry("IMIN10", 57L),
              Map.entry("IMIN20", 97L),
              Map.entry("IMIN30", 137L),
              Map.entry("IMIN60", 229L),
              Map.entry("IMXD5", 28L),
              Map.entry("IMXD10", 55L),
              Map.entry("IMXD20", 95L),
              Map.entry("IMXD30", 135L),
              Map.entry("IMXD60", 227L)));

  private final FeatureSet alpha158 = Alpha158.ofQlibDefinitions();

  private record Cell(String feature, int row, float ours, float qlib) {
    boolean agrees() {
      return Float.isNaN(qlib)
          ? Float.isNaN(ours)
          : Math.abs((double) ours - qlib) <= 1e-4 * Math.max(1, Math.abs(qlib));
    }
  }

  @Test
  void namesAndOrderAreQlibs() {
    assertThat(alpha158.names()).hasSize(158).isEqualTo(QlibFixture.of("AAPL").names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "GE", "JNJ", "BTC-USD", "USDCOP"})
  void everyCellEqualsQlib(String series) {
    assertThat(differences(QlibFixture.of(series))).isEmpty();
  }

  @Test
  void inALowPricedSeriesOnlyTheCellsThatQlibBlanksDiffer() {
    assertThat(differences(QlibFixture.of("XLM-USD")))
        .containsExactlyInAnyOrderElementsOf(BLANKED_BY_QLIB);
  }

  @Test
  void inASeriesWithMissingBarsOnlyThePlacesThatQlibPutsOnAMissingBarDiffer() {
    QlibFixture gaps = QlibFixture.of("MSFT-gaps");
    List<Cell> differences = differences(gaps);
    Map<String, Long> counts =
        differences.stream()
            .collect(Collectors.groupingBy(Cell::feature, TreeMap::new, Collectors.counting()));
    assertThat(counts).isEqualTo(PLACED_ON_A_MISSING_BAR);
    assertThat(differences)
        .allSatisfy(cell -> assertThat(cell.qlib()).isEqualTo(argmaxFault(gaps.bars(), cell)));
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

  private List<Cell> differences(QlibFixture fixture) {
    List<Cell> differences = new ArrayList<>();
    for (QlibFixture.Stretch stretch : fixture.stretches()) {
      float[][] ours = alpha158.compute(fixture.bars(), stretch.from(), stretch.to());
      for (int c = 0; c < ours.length; c++) {
        float[] expected = stretch.expected().get(c);
        assertThat(ours[c]).hasSameSizeAs(expected);
        for (int r = 0; r < expected.length; r++) {
          Cell cell = new Cell(fixture.names().get(c), stretch.from() + r, ours[c][r], expected[r]);
          if (!cell.agrees()) {
            differences.add(cell);
          }
        }
      }
    }
    return differences;
  }

  /**
   * What argmax and argmin give where the window holds a missing bar: both the place of the first
   * one.
   */
  private static float argmaxFault(Bars bars, Cell cell) {
    int window = Integer.parseInt(cell.feature().substring(4));
    int oldest = Math.max(0, cell.row() - window + 1);
    for (int row = oldest; row <= cell.row(); row++) {
      if (Double.isNaN(bars.high(row))) {
        return cell.feature().startsWith("IMXD") ? 0 : (row - oldest + 1) / (float) window;
      }
    }
    throw new AssertionError("no missing bar explains " + cell);
  }
}
