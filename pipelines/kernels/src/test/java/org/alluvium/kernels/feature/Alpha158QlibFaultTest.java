package org.alluvium.kernels.feature;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Series in which Qlib differs by faults of its own. Each fault is named, its cells are counted
 * exactly, and each cell is shown to be that fault; any other difference fails.
 */
class Alpha158QlibFaultTest {
  /**
   * Qlib blanks RSQR, CORR and CORD where a standard deviation is at most this, whatever the unit.
   */
  private static final double BLANKING = 2e-5;

  @Test
  void aPriceOfATenthOfACentIsBlankedByQlibAsIfItStoodStill() {
    assertThat(QlibDifference.in(QlibFixture.of("XLM-USD")))
        .containsExactlyInAnyOrder(
            new QlibDifference("CORR5", 216, -0.59256923f, Float.NaN),
            new QlibDifference("CORR5", 217, -0.81790423f, Float.NaN),
            new QlibDifference("RSQR5", 216, 0.3613489f, Float.NaN),
            new QlibDifference("RSQR5", 217, 0.26628178f, Float.NaN));
  }

  /**
   * Numpy's argmax and argmin return the first missing value, so Qlib places both extremes on it.
   */
  @Test
  void anExtremeIsPlacedByQlibOnAMissingBar() {
    QlibFixture gaps = QlibFixture.of("MSFT-gaps");
    List<QlibDifference> differences = QlibDifference.in(gaps);
    assertThat(counts(differences))
        .isEqualTo(
            parsed(
                "IMAX5=32 IMAX10=57 IMAX20=97 IMAX30=137 IMAX60=229"
                    + " IMIN5=32 IMIN10=57 IMIN20=97 IMIN30=137 IMIN60=229"
                    + " IMXD5=28 IMXD10=55 IMXD20=95 IMXD30=135 IMXD60=227"));
    assertThat(differences)
        .allSatisfy(cell -> assertThat(cell.qlib()).isEqualTo(placeOfMissing(gaps.bars(), cell)));
  }

  @Test
  void aDollarPegIsBlankedByQlibWhereItMovesLittle() {
    QlibFixture peg = QlibFixture.of("USDT-USD");
    List<QlibDifference> blanked =
        QlibDifference.in(peg).stream().filter(QlibDifference::isBlankInQlib).toList();
    assertThat(counts(blanked))
        .isEqualTo(
            parsed(
                "RSQR5=33 RSQR10=31 RSQR20=14 RSQR30=7 RSQR60=7"
                    + " CORR5=33 CORR10=31 CORR20=14 CORR30=7 CORR60=7"
                    + " CORD5=26 CORD10=30 CORD20=12 CORD30=7 CORD60=7"));
    Float32Ratios ratios = Float32Ratios.of(peg.bars());
    assertThat(blanked)
        .allSatisfy(
            cell -> {
              boolean ofRatios = cell.family().equals("CORD");
              TrailingRegression moved =
                  new TrailingRegression(ofRatios ? ratios.prices : peg.bars().closes());
              moved.restartAt(cell.row());
              moved.extendTo(cell.window());
              assertThat(moved.deviation()).isGreaterThan(0).isLessThanOrEqualTo(BLANKING);
            });
  }

  /**
   * Qlib takes ratios near one in float32, steps of 6e-8, which is more than many moves of the peg;
   * the digits are gone before the window begins. On such ratios our windows give Qlib's values.
   * Where no close of the window moved at all, the weighted mean is zero, and Qlib's running sums
   * leave a residue over 1e-12: these two cells are listed.
   */
  @Test
  void aDollarPegIsRoundedByQlibToFloatRatios() {
    QlibFixture peg = QlibFixture.of("USDT-USD");
    List<QlibDifference> rounded =
        QlibDifference.in(peg).stream().filter(cell -> !cell.isBlankInQlib()).toList();
    assertThat(counts(rounded))
        .isEqualTo(
            parsed(
                "CORD5=9 CORD10=10 CORD20=3 CORD30=3"
                    + " WVMA5=27 WVMA10=40 WVMA20=51 WVMA30=54 WVMA60=56"));
    List<QlibDifference> residues =
        List.of(
            new QlibDifference("WVMA10", 346, 0, 178315.23f),
            new QlibDifference("WVMA10", 347, 0, 178315.23f));
    assertThat(rounded).containsAll(residues);
    Float32Ratios ratios = Float32Ratios.of(peg.bars());
    assertThat(rounded)
        .filteredOn(cell -> !residues.contains(cell))
        .allSatisfy(
            cell -> assertThat(ratios.value(cell)).isCloseTo((double) cell.qlib(), within(1e-6)));
  }

  /** One-row ratios as Qlib's float32 store gives them. */
  private static final class Float32Ratios {
    private final double[] prices;
    private final double[] logVolumes;
    private final double[] weighted;

    private Float32Ratios(int rows) {
      prices = new double[rows];
      logVolumes = new double[rows];
      weighted = new double[rows];
    }

    static Float32Ratios of(Bars bars) {
      Float32Ratios ratios = new Float32Ratios(bars.size());
      for (int t = 0; t < bars.size(); t++) {
        float price = t == 0 ? Float.NaN : (float) bars.close(t) / (float) bars.close(t - 1);
        float volume = t == 0 ? Float.NaN : (float) bars.volume(t) / (float) bars.volume(t - 1);
        ratios.prices[t] = price;
        ratios.logVolumes[t] = (float) Math.log(volume + 1f);
        ratios.weighted[t] = Math.abs(price - 1f) * (float) bars.volume(t);
      }
      return ratios;
    }

    double value(QlibDifference cell) {
      if (cell.family().equals("CORD")) {
        TrailingCorrelation pairs = new TrailingCorrelation(prices, logVolumes);
        pairs.restartAt(cell.row());
        pairs.extendTo(cell.window());
        return pairs.correlation();
      }
      TrailingRegression moves = new TrailingRegression(weighted);
      moves.restartAt(cell.row());
      moves.extendTo(cell.window());
      return moves.deviation() / (moves.mean() + 1e-12);
    }
  }

  private static float placeOfMissing(Bars bars, QlibDifference cell) {
    int oldest = Math.max(0, cell.row() - cell.window() + 1);
    for (int row = oldest; row <= cell.row(); row++) {
      if (Double.isNaN(bars.high(row))) {
        return cell.family().equals("IMXD") ? 0 : (row - oldest + 1) / (float) cell.window();
      }
    }
    throw new AssertionError("no missing bar explains " + cell);
  }

  private static Map<String, Long> counts(List<QlibDifference> differences) {
    return differences.stream()
        .collect(groupingBy(QlibDifference::feature, TreeMap::new, counting()));
  }

  private static Map<String, Long> parsed(String counts) {
    Map<String, Long> map = new TreeMap<>();
    for (String entry : counts.split(" ", -1)) {
      String[] parts = entry.split("=", -1);
      map.put(parts[0], Long.valueOf(parts[1]));
    }
    return map;
  }
}
