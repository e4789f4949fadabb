package org.alluvium.flows.labels;

import java.util.function.Consumer;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.SeriesVintage;
import org.alluvium.flows.vintage.VintageFunction;
import org.alluvium.kernels.label.ForwardReturn;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Evaluates the forward return that ends at each position: its label belongs to an earlier row. */
final class LabelEvaluation implements VintageFunction<Row> {
  private static final long serialVersionUID = 1L;

  private final int horizon;
  private final PriceBasis basis;

  LabelEvaluation(int horizon, PriceBasis basis) {
    this.horizon = horizon;
    this.basis = basis;
  }

  @Override
  public int lookBack() {
    return horizon + 1;
  }

  @Override
  public void evaluate(SeriesVintage vintage, Consumer<Row> out) {
    double[] prices = basis.prices(vintage.bars());
    ForwardReturn forward = ForwardReturn.ofHorizon(horizon);
    for (int exit = Math.max(vintage.from(), lookBack()); exit < vintage.to(); exit++) {
      double label = forward.atExit(prices, exit);
      out.accept(
          RowFactory.create(
              vintage.symbol(),
              vintage.date(exit - lookBack()),
              horizon,
              basis.id(),
              Micros.instant(vintage.knownAt(exit)),
              vintage.date(exit - horizon),
              vintage.date(exit),
              Double.isNaN(label) ? null : label));
    }
  }
}
