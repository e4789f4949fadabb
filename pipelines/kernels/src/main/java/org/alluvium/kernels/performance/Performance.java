package org.alluvium.kernels.performance;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Metrics of a stream of simple net returns per period. The risk-free rate is taken as 0. Missing
 * returns ({@code NaN}) are left out and counted; they are not periods. A metric without meaning
 * for the sample is {@code NaN} (a profit factor without a loss), but a path that never moves has
 * Sharpe, Sortino and Calmar 0.
 *
 * @param periods returns that were there
 * @param missing returns that were not
 * @param totalReturn Π(1 + r) − 1
 * @param annualReturn CAGR: (1 + total)^(periods per year / periods) − 1; −1 when nothing is left
 * @param annualVolatility sample deviation (divisor n − 1) × √(periods per year)
 * @param sharpe mean / deviation × √(periods per year)
 * @param sortino mean × √(periods per year) / √(mean of min(r, 0)² over all periods); {@code NaN}
 *     without a loss
 * @param calmar annual return / |deepest drawdown|; {@code NaN} without a drawdown
 * @param maxDrawdown deepest drawdown, at most 0
 * @param maxDrawdownLength periods from its peak to the recovery, or to the end
 * @param hitRatio share of gains among periods with a gain or a loss; {@code NaN} when there is
 *     none
 * @param profitFactor Σ gains / Σ |losses|; {@code NaN} without a loss
 * @param skew m₃ / m₂^1.5, divisor n
 * @param rawKurtosis m₄ / m₂², divisor n: 3 for a normal sample
 * @param valueAtRisk95 loss that 5 % of the periods exceed, as a positive number: minus the 5 %
 *     quantile (type 7)
 * @param conditionalValueAtRisk95 minus the mean of the returns at or below that quantile
 * @param annualTurnover mean turnover per period × periods per year
 * @param annualCost mean cost per period × periods per year
 */
public record Performance(
    int periods,
    int missing,
    double totalReturn,
    double annualReturn,
    double annualVolatility,
    double sharpe,
    double sortino,
    double calmar,
    double maxDrawdown,
    int maxDrawdownLength,
    double hitRatio,
    double profitFactor,
    double skew,
    double rawKurtosis,
    double valueAtRisk95,
    double conditionalValueAtRisk95,
    double annualTurnover,
    double annualCost) {

  /** Metrics of a stream of which neither turnover nor cost is known: both are {@code NaN}. */
  public static Performance of(double[] returns, double periodsPerYear) {
    return of(returns, new double[0], new double[0], periodsPerYear);
  }

  /**
   * @param returns simple net returns, {@code NaN} = missing
   * @param turnover per period, a fraction of net asset value; empty = unknown
   * @param cost per period, a fraction of net asset value; empty = unknown
   * @param periodsPerYear for example 252
   * @throws IllegalArgumentException without a single return, or when a return is infinite
   */
  public static Performance of(
      double[] returns, double[] turnover, double[] cost, double periodsPerYear) {
    Check.positive(periodsPerYear, "periodsPerYear");
    double[] present = ReturnSeries.present(returns);
    Check.isTrue(
        present.length > 0,
        "performance needs at least one return, all " + returns.length + " are missing");
    Moments moments = Moments.of(present);
    Drawdown drawdown = Drawdown.of(present);
    double root = Math.sqrt(periodsPerYear);
    double total = totalReturn(present);
    double annual = annualReturn(total, periodsPerYear / present.length);
    double quantile = Quantile.of(present, 0.05);
    double gains = Arrays.stream(present).filter(value -> value > 0).count();
    double losses = Arrays.stream(present).filter(value -> value < 0).count();
    boolean flat = gains == 0 && losses == 0;
    return new Performance(
        present.length,
        returns.length - present.length,
        total,
        annual,
        moments.deviation() * root,
        moments.meanOverDeviation() * root,
        flat ? 0 : ratio(moments.mean() * root, downside(present)),
        flat ? 0 : ratio(annual, -drawdown.deepest()),
        drawdown.deepest(),
        drawdown.length(),
        ratio(gains, gains + losses),
        ratio(sumAbove(present), sumAbove(negated(present))),
        moments.skew(),
        moments.rawKurtosis(),
        -quantile,
        -meanAtOrBelow(present, quantile),
        perYear(turnover, periodsPerYear),
        perYear(cost, periodsPerYear));
  }

  private static double totalReturn(double[] returns) {
    double wealth = 1;
    for (double value : returns) {
      wealth *= 1 + value;
    }
    return wealth - 1;
  }

  private static double annualReturn(double total, double exponent) {
    return total <= -1 ? -1 : StrictMath.pow(1 + total, exponent) - 1;
  }

  private static double downside(double[] returns) {
    double sum = 0;
    for (double value : returns) {
      double loss = Math.min(value, 0);
      sum += loss * loss;
    }
    return Math.sqrt(sum / returns.length);
  }

  private static double ratio(double numerator, double denominator) {
    return denominator == 0 ? Double.NaN : numerator / denominator;
  }

  private static double sumAbove(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.max(value, 0);
    }
    return sum;
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  private static double meanAtOrBelow(double[] values, double bound) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (value <= bound) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }

  private static double perYear(double[] values, double periodsPerYear) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? Double.NaN : sum / values.length * periodsPerYear;
  }
}
