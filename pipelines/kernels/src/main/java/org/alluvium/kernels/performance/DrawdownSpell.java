package org.alluvium.kernels.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One spell under the highest wealth so far, from its peak until that is regained. Wealth starts at
 * 1, which counts as a peak; a missing return ({@code NaN}) leaves it where it was.
 *
 * @param peak index of the return that made the peak; −1 for the start
 * @param trough index of the deepest return, the first such
 * @param end index of the return that regained the peak; −1 where it was not regained
 * @param depth wealth at the trough over the peak, minus 1: below 0
 * @param length periods after the peak up to the end, or up to the last return
 */
public record DrawdownSpell(int peak, int trough, int end, double depth, int length) {

  /**
   * The deepest spells of a stream of simple returns, deepest first; of two alike the earlier
   * first. O(n log n).
   *
   * @param most as many at most
   */
  public static List<DrawdownSpell> deepest(double[] returns, int most) {
    return spells(Drawdown.of(returns).series()).stream()
        .sorted(
            Comparator.comparingDouble(DrawdownSpell::depth)
                .thenComparingInt(DrawdownSpell::trough))
        .limit(most)
        .toList();
  }

  /** Whether its peak was regained. */
  public boolean isOver() {
    return end >= 0;
  }

  private static List<DrawdownSpell> spells(double[] drawdowns) {
    List<DrawdownSpell> spells = new ArrayList<>();
    int from = 0;
    while (from < drawdowns.length) {
      if (drawdowns[from] < 0) {
        DrawdownSpell spell = spell(drawdowns, from);
        spells.add(spell);
        from = spell.isOver() ? spell.end() : drawdowns.length;
      }
      from++;
    }
    return spells;
  }

  private static DrawdownSpell spell(double[] drawdowns, int first) {
    int trough = first;
    int at = first;
    while (at < drawdowns.length && drawdowns[at] < 0) {
      trough = drawdowns[at] < drawdowns[trough] ? at : trough;
      at++;
    }
    boolean over = at < drawdowns.length;
    return new DrawdownSpell(
        first - 1, trough, over ? at : -1, drawdowns[trough], (over ? at + 1 : at) - first);
  }
}
