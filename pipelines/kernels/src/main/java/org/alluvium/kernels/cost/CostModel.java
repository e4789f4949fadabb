package org.alluvium.kernels.cost;

import java.io.Serializable;
import org.alluvium.kernels.check.Check;

/**
 * A versioned model of what trading costs.
 *
 * <p>A trade of a fraction q of net asset value (NAV) costs, as fractions of NAV, commission {@code
 * q·c}, spread {@code q·s} and square-root impact {@code q·k·σ·√p}, with σ the asset's daily
 * volatility and p its participation, the trade's value over the day's traded value (Almgren, Thum,
 * Hauptmann and Li 2005, "Direct estimation of equity market impact"; the exponent ½ of Grinold and
 * Kahn). A short position pays borrow for every day that it is held.
 *
 * <p>Missing values. No volume (participation {@code NaN}): impact is charged at a participation of
 * {@value #PARTICIPATION_WITHOUT_VOLUME}, so that an instrument without volume is not free to move.
 * No volatility ({@code NaN}, an asset's first two days): no impact. Both are counted by the
 * simulator.
 *
 * @param version identifies the model in results
 * @param commissionBasisPoints commission on traded value, 1e-4
 * @param halfSpreadBasisPoints half of the bid–ask spread on traded value, 1e-4
 * @param impactCoefficient k, dimensionless; about 0.5 to 1 for equities, 0 for none
 * @param annualBorrow yearly rate on the value of short positions, a fraction
 */
public record CostModel(
    String version,
    double commissionBasisPoints,
    double halfSpreadBasisPoints,
    double impactCoefficient,
    double annualBorrow)
    implements Serializable {
  /** Participation that stands in for a missing volume. */
  public static final double PARTICIPATION_WITHOUT_VOLUME = 0.01;

  private static final double BASIS_POINT = 1e-4;

  public CostModel {
    Check.isTrue(
        version != null && !version.isBlank(), "version of a cost model must not be blank");
    Check.notNegative(commissionBasisPoints, "commissionBasisPoints");
    Check.notNegative(halfSpreadBasisPoints, "halfSpreadBasisPoints");
    Check.notNegative(impactCoefficient, "impactCoefficient");
    Check.notNegative(annualBorrow, "annualBorrow");
  }

  /** A model in which nothing costs anything. */
  public static CostModel free() {
    return new CostModel("free", 0, 0, 0, 0);
  }

  /**
   * Cost of one trade as fractions of NAV.
   *
   * @param tradedFraction |value traded| / NAV, at least 0
   * @param dailyVolatility standard deviation of daily returns, {@code NaN} = unknown
   * @param participation |value traded| / value traded in the market that day, {@code NaN} = no
   *     volume
   */
  public TradeCost trade(double tradedFraction, double dailyVolatility, double participation) {
    Check.notNegative(tradedFraction, "tradedFraction");
    double share = Double.isNaN(participation) ? PARTICIPATION_WITHOUT_VOLUME : participation;
    double volatility = Double.isNaN(dailyVolatility) ? 0 : dailyVolatility;
    return new TradeCost(
        tradedFraction * (commissionBasisPoints * BASIS_POINT),
        tradedFraction * (halfSpreadBasisPoints * BASIS_POINT),
        tradedFraction * (impactCoefficient * volatility * Math.sqrt(share)));
  }

  /**
   * Borrow for one trading day, in the unit of the position's value.
   *
   * @param shortValue |value| of the short positions held overnight
   * @param daysPerYear trading days that a year is counted as, for example 252
   */
  public double borrow(double shortValue, double daysPerYear) {
    return Check.notNegative(shortValue, "shortValue")
        * annualBorrow
        / Check.positive(daysPerYear, "daysPerYear");
  }
}
