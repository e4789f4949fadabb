package org.alluvium.kernels.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private static final MathContext EXACT = new MathContext(60);

  @Test
  void fourRowsGiveTheMomentsThatOneComputesByHand() {
    Moments moments = MomentsAccumulator.of(new double[][] {{1, 2}, {3, 2}, {5, 8}, {7, 0}}, 2);

    assertThat(moments.count()).isEqualTo(4);
    assertThat(moments.mean(0)).isEqualTo(4);
    assertThat(moments.mean(1)).isEqualTo(3);
    assertThat(moments.crossProduct(0, 0)).isEqualTo(20);
    assertThat(moments.crossProduct(0, 1)).isEqualTo(0);
    assertThat(moments.crossProduct(1, 1)).isEqualTo(36);
    assertThat(moments.deviation(1)).isEqualTo(3);
  }

  @Test
  void dataFarFromZeroKeepThirteenDigitsInOnePass() {
    double[][] rows = shifted(2_000, 11);

    assertAgreesWithExactArithmetic(MomentsAccumulator.of(rows, 3), rows, 1e-13);
  }

  @Test
  void dataFarFromZeroKeepTwelveDigitsThroughTwoHundredMerges() {
    double[][] rows = shifted(2_000, 12);
    Moments merged = Moments.empty(3);
    for (int from = 0; from < rows.length; from += 10) {
      merged =
          Moments.merge(
              merged, MomentsAccumulator.of(Arrays.copyOfRange(rows, from, from + 10), 3));
    }

    assertAgreesWithExactArithmetic(merged, rows, 1e-12);
  }

  @Test
  void mergingWithNoRowsChangesNoBit() {
    Moments moments = MomentsAccumulator.of(shifted(17, 3), 3);

    assertThat(Moments.merge(Moments.empty(3), moments)).isEqualTo(moments);
    assertThat(Moments.merge(moments, Moments.empty(3))).isEqualTo(moments);
    assertThat(Moments.merge(Moments.empty(3), Moments.empty(3)).count()).isZero();
  }

  @Test
  void mergingLeavesBothSidesAsTheyWere() {
    Moments a = MomentsAccumulator.of(shifted(5, 1), 3);
    Moments b = MomentsAccumulator.of(shifted(6, 2), 3);
    double[] before = a.toArray();

    Moments.merge(a, b);

    assertThat(a.toArray()).containsExactly(before);
  }

  @Test
  void storedArrayGivesBackTheSameBits() {
    Moments moments =
        Moments.merge(
            MomentsAccumulator.of(shifted(50, 1), 3), MomentsAccumulator.of(shifted(7, 2), 3));
    double[] stored = moments.toArray();

    Moments restored = Moments.fromArray(stored);

    assertThat(stored).hasSize(2 + 3 + 3 + 6);
    assertThat(restored).isEqualTo(moments).hasSameHashCodeAs(moments);
    Moments more = MomentsAccumulator.of(shifted(9, 4), 3);
    assertThat(Moments.merge(restored, more)).isEqualTo(Moments.merge(moments, more));
  }

  @Test
  void storedArrayIsACopy() {
    Moments moments = MomentsAccumulator.of(new double[][] {{1, 2}, {3, 4}}, 2);
    double[] stored = moments.toArray();
    Moments restored = Moments.fromArray(stored);
    stored[2] = 99;

    assertThat(restored.mean(0)).isEqualTo(2);
    assertThat(moments.mean(0)).isEqualTo(2);
  }

  @Test
  void refusesAnArrayOfAnotherLength() {
    assertThatThrownBy(() -> Moments.fromArray(new double[] {2, 1, 0, 0, 0}))
        .hasMessage("stored moments of dimension 2 must have length 9, got 5");
    assertThatThrownBy(() -> Moments.fromArray(new double[0]))
        .hasMessageContaining("need a dimension and a count");
  }

  @Test
  void refusesToMergeDifferentDimensions() {
    assertThatThrownBy(() -> Moments.merge(Moments.empty(2), Moments.empty(3)))
        .hasMessage("moments of different dimensions cannot be merged: 2 and 3");
  }

  @Test
  void refusesMissingValuesAndSaysWhere() {
    MomentsAccumulator accumulator = MomentsAccumulator.ofDimension(2);
    accumulator.add(new double[] {1, 2});

    assertThatThrownBy(() -> accumulator.add(new double[] {1, Double.NaN}))
        .hasMessage("column 1 of row 1 must be finite, got NaN; exclude incomplete rows first");
    assertThat(accumulator.moments().count()).isEqualTo(1);
  }

  @Test
  void momentsTakenEarlierDoNotMove() {
    MomentsAccumulator accumulator = MomentsAccumulator.ofDimension(1);
    accumulator.add(new double[] {1});
    accumulator.add(new double[] {3});
    Moments early = accumulator.moments();
    accumulator.add(new double[] {100});

    assertThat(early.mean(0)).isEqualTo(2);
    assertThat(early.crossProduct(0, 0)).isEqualTo(2);
  }

  /** The recurrence as it is written, one row after the other; moments are taken at any time. */
  @Test
  void bitsAreThoseOfTheRecurrenceRowByRow() {
    int dimension = 21;
    Random random = new Random(7);
    MomentsAccumulator accumulator = MomentsAccumulator.ofDimension(dimension);
    double[] origin = new double[dimension];
    double[] means = new double[dimension];
    double[][] products = new double[dimension][dimension];
    for (int count = 1; count <= 50; count++) {
      double[] row = random.doubles(dimension, -1, 3).toArray();
      accumulator.add(row);
      if (count == 1) {
        origin = row.clone();
      }
      double[] delta = new double[dimension];
      for (int i = 0; i < dimension; i++) {
        delta[i] = (row[i] - origin[i]) - means[i];
        means[i] += delta[i] / count;
      }
      for (int i = 0; i < dimension; i++) {
        double factor = delta[i] * ((count - 1.0) / count);
        for (int j = 0; j <= i; j++) {
          products[i][j] += factor * delta[j];
        }
      }
      if (count % 7 == 0 || count > 44) {
        Moments moments = accumulator.moments();
        for (int i = 0; i < dimension; i++) {
          for (int j = 0; j <= i; j++) {
            assertThat(moments.crossProduct(i, j)).isEqualTo(products[i][j]);
          }
        }
      }
    }
  }

  /** Mean 10⁶, deviation 10⁻³, third column correlated with the first. */
  private static double[][] shifted(int rows, long seed) {
    Random random = new Random(seed);
    double[][] data = new double[rows][];
    for (int t = 0; t < rows; t++) {
      double common = random.nextGaussian();
      data[t] =
          new double[] {
            1e6 + 1e-3 * common,
            -1e6 + 1e-3 * random.nextGaussian(),
            1e6 + 1e-3 * (0.5 * common + random.nextGaussian())
          };
    }
    return data;
  }

  private static void assertAgreesWithExactArithmetic(
      Moments moments, double[][] rows, double tolerance) {
    for (int i = 0; i < moments.dimension(); i++) {
      assertThat(moments.mean(i)).isEqualTo(exactMean(rows, i).doubleValue());
      for (int j = 0; j <= i; j++) {
        double expected = exactCrossProduct(rows, i, j).doubleValue();
        double scale =
            Math.sqrt(moments.crossProduct(i, i)) * Math.sqrt(moments.crossProduct(j, j));
        assertThat((moments.crossProduct(i, j) - expected) / scale)
            .isBetween(-tolerance, tolerance);
      }
    }
  }

  private static BigDecimal exactMean(double[][] rows, int column) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double[] row : rows) {
      sum = sum.add(new BigDecimal(row[column]));
    }
    return sum.divide(BigDecimal.valueOf(rows.length), EXACT);
  }

  private static BigDecimal exactCrossProduct(double[][] rows, int i, int j) {
    BigDecimal meanI = exactMean(rows, i);
    BigDecimal meanJ = exactMean(rows, j);
    BigDecimal sum = BigDecimal.ZERO;
    for (double[] row : rows) {
      BigDecimal a = new BigDecimal(row[i]).subtract(meanI);
      sum = sum.add(a.multiply(new BigDecimal(row[j]).subtract(meanJ), EXACT));
    }
    return sum;
  }
}
