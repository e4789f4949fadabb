package org.alluvium.kernels.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Weekly books of ten real equities against vectorbt, which for fills at the close without cost
 * agrees with bt. Above a gross exposure of about 0.98 vectorbt has no cash left for costs and
 * fills a part of an order, so the books with costs stay below.
 */
class VectorbtTest {
  private static final OracleVectors ORACLE = OracleVectors.read("backtest_vectorbt.txt");
  private static final double CAPITAL = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "long, open, free",
    "long, close, free",
    "longshort98, open, free",
    "longshort98, close, free",
    "long98, open, cost",
    "long98, close, cost",
    "longshort98, open, cost",
    "longshort98, close, cost"
  })
  void theEquityCurveIsThatOfVectorbt(String book, String fill, String costs) {
    double[][] close = ORACLE.rows("close");
    int[] decided = ORACLE.integers("decided");
    List<Decision> decisions = new ArrayList<>();
    for (int at = 0; at < decided.length; at++) {
      decisions.add(Decision.of(decided[at], ORACLE.vector(book + ".weights." + at)));
    }
    Market market =
        Market.of(LongStream.range(0, close[0].length).toArray(), ORACLE.rows("open"), close);
    CostModel model =
        costs.equals("free") ? CostModel.free() : new CostModel("proportional", 5, 2, 0, 0);
    double[] expected = ORACLE.vector(book + "." + fill + "." + costs);

    double[] navs =
        Backtest.of(BacktestRules.of(FillRule.parse("next_" + fill), model, 252, CAPITAL))
            .run(market, decisions)
            .series(DailyResult::nav);

    assertThat(largestRelativeDifference(navs, expected)).isLessThan(1e-12);
    assertThat(navs[navs.length - 1]).isNotCloseTo(CAPITAL, within(1000.0));
  }

  private static double largestRelativeDifference(double[] values, double[] expected) {
    assertThat(values).hasSameSizeAs(expected);
    double largest = 0;
    for (int day = 0; day < values.length; day++) {
      largest = Math.max(largest, Math.abs(values[day] / expected[day] - 1));
    }
    return largest;
  }
}
