package org.alluvium.kernels.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

/**
 * Bounds beside the set of all walks on whole prices, which an independent program went through.
 */
class ExitOracleTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void theBoundsAreThoseOfAllWalks() {
    OracleVectors oracle = OracleVectors.read("strategies.txt");
    int cases = 0;
    for (; oracle.has("exits.rule." + cases); cases++) {
      double[] rule = oracle.vector("exits.rule." + cases);
      double[][] bars = oracle.matrix("exits.bars." + cases, 4);
      double[] expected = oracle.vector("exits.bounds." + cases);
      Side side = rule[0] > 0 ? Side.LONG : Side.SHORT;

      ExitBounds bounds =
          new ExitRule(rule[1], rule[2], new TrailingStop(rule[3], rule[4]))
              .bounds(
                  new Position(side, bars[0][0], EntryPoint.OPEN, 0, bars.length - 1),
                  BarTable.of(bars));

      double step = 1 / bars[0][0];
      assertThat(bounds.best().positionReturn())
          .as("best of case %d", cases)
          .isEqualTo(expected[1], within(ROUNDING));
      assertThat(bounds.worst().positionReturn())
          .as("worst of case %d", cases)
          .isBetween(expected[0] - step - ROUNDING, expected[0] + ROUNDING);
    }
    assertThat(cases).isEqualTo(150);
  }
}
