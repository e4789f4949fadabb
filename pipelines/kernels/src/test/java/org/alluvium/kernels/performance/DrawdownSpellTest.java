package org.alluvium.kernels.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawdownSpellTest {
  /** Wealth 1.1, 0.88, 0.99, 1.21, 1.331, 1.1979, 1.0. */
  private static final double[] RETURNS = {
    0.1, -0.2, 0.125, 1.21 / 0.99 - 1, 0.1, -0.1, 1 / 1.1979 - 1
  };

  @Test
  void eachSpellHasItsPeakTroughAndEnd() {
    List<DrawdownSpell> spells = DrawdownSpell.deepest(RETURNS, 5);
    assertThat(spells).hasSize(2);
    DrawdownSpell open = spells.get(0);
    assertThat(open.depth()).isCloseTo(1 / 1.331 - 1, within(1e-12));
    assertThat(List.of(open.peak(), open.trough(), open.end(), open.length()))
        .containsExactly(4, 6, -1, 2);
    DrawdownSpell over = spells.get(1);
    assertThat(over.depth()).isCloseTo(-0.2, within(1e-12));
    assertThat(List.of(over.peak(), over.trough(), over.end(), over.length()))
        .containsExactly(0, 1, 3, 3);
    assertThat(over.isOver()).isTrue();
  }

  @Test
  void theStartIsAPeakAndAPathThatNeverFallsHasNoSpell() {
    assertThat(DrawdownSpell.deepest(new double[] {-0.1, 0.2}, 5).get(0).peak()).isEqualTo(-1);
    assertThat(DrawdownSpell.deepest(new double[] {0.1, Double.NaN, 0.2}, 5)).isEmpty();
    assertThat(DrawdownSpell.deepest(new double[0], 5)).isEmpty();
  }

  @Test
  void theDeepestIsThatOfTheMetrics() {
    Random random = new Random(3);
    for (int run = 0; run < 200; run++) {
      double[] returns = new double[1 + random.nextInt(300)];
      Arrays.setAll(
          returns, t -> random.nextInt(9) == 0 ? Double.NaN : 0.01 * random.nextGaussian());
      Drawdown whole = Drawdown.of(returns);
      List<DrawdownSpell> spells = DrawdownSpell.deepest(returns, 1_000);
      assertThat(spells.isEmpty() ? 0 : spells.get(0).depth()).isEqualTo(whole.deepest());
      assertThat(spells.isEmpty() ? 0 : spells.get(0).length()).isEqualTo(whole.length());
      assertThat(spells.stream().mapToLong(s -> s.isOver() ? s.length() - 1 : s.length()).sum())
          .isEqualTo(Arrays.stream(whole.series()).filter(d -> d < 0).count());
      assertThat(DrawdownSpell.deepest(returns, 2))
          .isEqualTo(spells.subList(0, Math.min(2, spells.size())));
    }
  }
}
