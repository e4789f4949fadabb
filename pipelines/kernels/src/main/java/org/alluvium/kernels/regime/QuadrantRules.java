package org.alluvium.kernels.regime;

import org.alluvium.kernels.check.Check;

/**
 * Where one quadrant ends and the next begins.
 *
 * <table>
 *   <caption>Quadrants</caption>
 *   <tr><th>volatility</th><th>falls</th><th>goes nowhere</th><th>rises</th></tr>
 *   <tr><td>turbulent</td><td>CRISIS</td><td>EXPANSION</td><td>EXPANSION</td></tr>
 *   <tr><td>calm</td><td>NORMAL</td><td>QUIET</td><td>NORMAL</td></tr>
 * </table>
 *
 * <p>A market is turbulent when its probability is at least {@code turbulent} <em>and</em> its
 * volatility at least {@code volatilityFloor}: of a flat market the livelier half is no crisis.
 * With a volatility below {@code quietFloor} it goes nowhere, whatever its direction.
 *
 * @param turbulent probability of the turbulent state from which on it counts, in (0, 1)
 * @param direction return over the look-back beyond which a market rises or, below its negative,
 *     falls; at least 0
 * @param volatilityFloor annual volatility below which nothing is turbulent, at least 0
 * @param quietFloor annual volatility below which nothing has a direction, at most the other floor
 */
public record QuadrantRules(
    double turbulent, double direction, double volatilityFloor, double quietFloor) {
  public QuadrantRules {
    Check.isTrue(
        turbulent > 0 && turbulent < 1,
        () -> "probability of turbulence must be in (0, 1), got " + turbulent);
    Check.notNegative(direction, "threshold of the direction");
    Check.notNegative(quietFloor, "floor of quiet volatility");
    Check.isTrue(
        volatilityFloor >= quietFloor && volatilityFloor < Double.POSITIVE_INFINITY,
        () ->
            "floor of turbulent volatility must be finite and at least that of quiet, %s, got %s"
                .formatted(quietFloor, volatilityFloor));
  }

  /**
   * The quadrant of a session.
   *
   * @param probability of the turbulent state
   * @param move return over the look-back
   * @param volatility annual
   * @throws IllegalArgumentException when one of them is missing
   */
  public Quadrant of(double probability, double move, double volatility) {
    Check.isTrue(
        !Double.isNaN(probability) && !Double.isNaN(move) && !Double.isNaN(volatility),
        () ->
            "a quadrant needs probability, move and volatility, got %s, %s and %s"
                .formatted(probability, move, volatility));
    boolean falls = move < -direction;
    boolean rises = move > direction;
    if (probability >= turbulent && volatility >= volatilityFloor) {
      return falls ? Quadrant.CRISIS : Quadrant.EXPANSION;
    }
    return (falls || rises) && volatility >= quietFloor ? Quadrant.NORMAL : Quadrant.QUIET;
  }
}
