package org.alluvium.kernels.risk;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * How few positions carry a book.
 *
 * @param gross Σ|w|
 * @param net Σw
 * @param largest |w| of the largest position
 * @param herfindahl Σ(|w| / gross)²: 1/n of n equal positions, 1 of a single one; 0 of none
 * @param effective positions of one size that would be as concentrated: 1 / herfindahl; 0 of none
 */
public record Concentration(
    double gross, double net, double largest, double herfindahl, double effective) {

  /**
   * @param weights signed, of net asset value, finite
   */
  public static Concentration of(double[] weights) {
    double gross = 0;
    double net = 0;
    for (double weight : weights) {
      Check.isTrue(Double.isFinite(weight), () -> "a weight must be finite, got " + weight);
      gross += Math.abs(weight);
      net += weight;
    }
    double largest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    double herfindahl = 0;
    for (double weight : weights) {
      double share = gross == 0 ? 0 : Math.abs(weight) / gross;
      herfindahl += share * share;
    }
    return new Concentration(gross, net, largest, herfindahl, herfindahl == 0 ? 0 : 1 / herfindahl);
  }
}
