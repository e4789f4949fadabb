package org.alluvium.kernels.rule;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.backtest.Decision;

/**
 * Sides of each asset, +1, 0 or −1, that become a decision where one of them changes: each asset
 * has its share of the exposure, and between changes the positions drift.
 */
final class ChangedTargets {
  private final double weight;
  private final int[] sides;
  private final List<Decision> decisions = new ArrayList<>();
  private boolean changed;

  ChangedTargets(int assets, double exposure) {
    this.weight = exposure / assets;
    this.sides = new int[assets];
  }

  int side(int asset) {
    return sides[asset];
  }

  void set(int asset, int side) {
    changed |= sides[asset] != side;
    sides[asset] = side;
  }

  /** Ends a session. */
  void close(long day) {
    if (changed) {
      double[] weights = new double[sides.length];
      for (int asset = 0; asset < weights.length; asset++) {
        weights[asset] = sides[asset] * weight;
      }
      decisions.add(Decision.of(day, weights));
      changed = false;
    }
  }

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }
}
