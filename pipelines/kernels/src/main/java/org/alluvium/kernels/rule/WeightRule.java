package org.alluvium.kernels.rule;

import java.util.List;
import org.alluvium.kernels.backtest.Decision;

/**
 * Turns closes into target weights. The decision of a session depends on the closes up to that
 * session and on nothing else. An immutable record of its parameters, which its constructor checks.
 */
public interface WeightRule {
  /**
   * What the rule decides from a session on.
   *
   * @param closes of the assets, in the order of the weights
   * @param from index of the first session that may decide; sessions before it are history
   * @return in order of day; a session without a decision leaves the positions as they are
   */
  List<Decision> decide(ClosePanel closes, int from);
}
