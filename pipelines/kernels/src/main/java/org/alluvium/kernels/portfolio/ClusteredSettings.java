package org.alluvium.kernels.portfolio;

import java.util.EnumMap;
import java.util.Map;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.regime.Quadrant;

/**
 * How {@link ClusteredAllocation} follows the market.
 *
 * @param quadrants settings of every quadrant
 * @param winners how many assets share the aggressor sleeve at most
 */
public record ClusteredSettings(Map<Quadrant, QuadrantSettings> quadrants, int winners) {
  public ClusteredSettings {
    Check.atLeast(winners, 1, "winners of the aggressor sleeve");
    for (Quadrant quadrant : Quadrant.values()) {
      Check.isTrue(
          quadrants.containsKey(quadrant),
          () -> "settings of the clustered engine lack the quadrant " + quadrant);
    }
    quadrants = Map.copyOf(quadrants);
  }

  /**
   * Even weights where volatility is high, an aggressor sleeve of a fifth for three winners in an
   * expansion and none elsewhere.
   */
  public static ClusteredSettings standard() {
    Map<Quadrant, QuadrantSettings> quadrants = new EnumMap<>(Quadrant.class);
    quadrants.put(Quadrant.CRISIS, new QuadrantSettings(1, 0));
    quadrants.put(Quadrant.EXPANSION, new QuadrantSettings(0.5, 0.2));
    quadrants.put(Quadrant.NORMAL, new QuadrantSettings(0.1, 0));
    quadrants.put(Quadrant.QUIET, new QuadrantSettings(0.1, 0));
    return new ClusteredSettings(quadrants, 3);
  }

  QuadrantSettings in(Quadrant quadrant) {
    return quadrants.get(quadrant);
  }
}
