package org.alluvium.kernels.feature.technicals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.FeatureSet;

/**
 * What the indicators of a chart say: averages, oscillators, ranges, and ratings of them.
 *
 * <p>A value in units of the price is divided by the close: averages are 1 where the close is on
 * them, differences are fractions of the close. Oscillators are on their own scale.
 *
 * <p>An indicator that never forgets (EMA, RSI, ADX, MACD, ATR) is computed over the 400 rows
 * before a row and the row itself, seeded as TA-Lib does at the first of them: the first 400 rows
 * of a history equal TA-Lib's over the whole, later ones to 1e-6. (What is left of a seed after 400
 * sessions: 1e-7 of it in the slowest stored average, of 50 sessions. The ratings use averages of
 * 100 and 200 sessions, of which 3e-4 and 2e-2 of the seed is left.)
 *
 * <p>Windows count bars with all four prices; another row has no features. Warm-up: the length of
 * each indicator; NaN until then. An instrument without volume has no VWMA and no MFI, and its
 * rating is without that vote. NaN where a range or movement that is divided by is zero.
 *
 * <p>O(400) per row. Sources are with the indicators.
 */
public final class Technicals implements FeatureSet {
  private static final int LOOK_BACK = 400;

  /** One feature: its name, and its value at a complete bar. */
  private record Column(String name, IntToDoubleFunction value) {}

  private static final List<String> NAMES =
      new Evaluation(Bars.ofPricesOnly(new double[0], new double[0], new double[0], new double[0]))
          .columns.stream().map(Column::name).toList();

  /** The bars of one computation. */
  private static final class Evaluation {
    final CompleteBars bars;
    final RecursiveSeries series;
    final List<Column> columns = new ArrayList<>();

    Evaluation(Bars all) {
      bars = new CompleteBars(all);
      series = new RecursiveSeries(bars);
      MovingAverages averages = new MovingAverages(bars, series);
      Oscillators oscillators = new Oscillators(bars, series);
      addAverages(averages);
      addOscillators(oscillators);
      addSpreads(new Spreads(bars, series));
      Ratings ratings = new Ratings(bars, series, averages, oscillators);
      add("RATING_AVERAGES", ratings::ofAverages);
      add("RATING_OSCILLATORS", ratings::ofOscillators);
      add("RATING", ratings::all);
    }

    private void addAverages(MovingAverages averages) {
      for (int period : RecursiveSeries.PERIODS) {
        addOverClose("SMA" + period, at -> averages.simple(period, at));
      }
      for (int k = 0; RecursiveSeries.PERIODS[k] <= RecursiveSeries.SLOWEST_STORED; k++) {
        int period = k;
        addOverClose("EMA" + RecursiveSeries.PERIODS[k], at -> averages.exponential(period, at));
      }
      addOverClose("VWMA20", averages::volumeWeighted);
      addOverClose("HMA9", averages::hull);
      addOverClose("ICHIMOKU_CONVERSION", averages::conversion);
      addOverClose("ICHIMOKU_BASE", averages::base);
    }

    private void addOscillators(Oscillators oscillators) {
      add("RSI14", oscillators::relativeStrength);
      add("STOCH_K", oscillators::stochastic);
      add("STOCH_D", oscillators::stochasticSignal);
      add("STOCHRSI_K", oscillators::stochasticStrength);
      add("STOCHRSI_D", oscillators::stochasticStrengthSignal);
      add("CCI20", oscillators::commodityChannel);
      add("ADX14", oscillators::directionalIndex);
      add("PLUS_DI14", oscillators::plusDirection);
      add("MINUS_DI14", oscillators::minusDirection);
      addOverClose("AO", oscillators::awesome);
      addOverClose("MOM10", oscillators::momentum);
      addOverClose("MACD", oscillators::convergenceDivergence);
      addOverClose("MACD_SIGNAL", oscillators::convergenceSignal);
      add("WILLR14", oscillators::williams);
      addOverClose("BULL_POWER13", oscillators::bullPower);
      addOverClose("BEAR_POWER13", oscillators::bearPower);
      add("ULTOSC", oscillators::ultimate);
    }

    private void addSpreads(Spreads spreads) {
      addOverClose("ATR14", spreads::averageTrueRange);
      addOverClose("BBANDS_WIDTH", spreads::bandWidth);
      add("BBANDS_POSITION", spreads::bandPosition);
      add("AROONOSC14", spreads::aroon);
      add("MFI14", spreads::moneyFlow);
    }

    private void add(String name, IntToDoubleFunction value) {
      columns.add(new Column(name, value));
    }

    private void addOverClose(String name, IntToDoubleFunction value) {
      add(name, at -> value.applyAsDouble(at) / bars.close[at]);
    }
  }

  private Technicals() {}

  public static Technicals ofTaLibDefinitions() {
    return new Technicals();
  }

  @Override
  public String id() {
    return "technicals";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public int lookBack() {
    return LOOK_BACK;
  }

  @Override
  public float[][] compute(Bars bars, int from, int to) {
    double[][] values = values(bars, from, to);
    float[][] cells = new float[values.length][to - from];
    for (int column = 0; column < values.length; column++) {
      for (int i = 0; i < to - from; i++) {
        cells[column][i] = (float) values[column][i];
      }
    }
    return cells;
  }

  /** What is computed before it is rounded to FLOAT, [feature][row - from]. */
  double[][] values(Bars bars, int from, int to) {
    bars.requireRows(from, to);
    int start = Math.max(0, from - LOOK_BACK);
    Evaluation evaluation = new Evaluation(bars.slice(start, to));
    double[][] values = new double[NAMES.size()][to - from];
    for (int row = from; row < to; row++) {
      fill(evaluation, row - start, row - from, values);
    }
    return values;
  }

  private static void fill(Evaluation evaluation, int row, int target, double[][] values) {
    if (!evaluation.bars.has(row)) {
      Arrays.stream(values).forEach(column -> column[target] = Double.NaN);
      return;
    }
    int at = evaluation.bars.firstFrom(row);
    evaluation.series.moveTo(evaluation.bars.firstFrom(Math.max(0, row - LOOK_BACK)), at);
    for (int column = 0; column < values.length; column++) {
      values[column][target] = evaluation.columns.get(column).value().applyAsDouble(at);
    }
  }
}
