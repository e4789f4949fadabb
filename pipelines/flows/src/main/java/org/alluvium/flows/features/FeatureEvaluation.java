package org.alluvium.flows.features;

import java.util.function.Consumer;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.SeriesVintage;
import org.alluvium.flows.vintage.VintageFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Evaluates a feature set over a vintage: one wide row per position. */
final class FeatureEvaluation implements VintageFunction {
  private static final long serialVersionUID = 1L;
  private static final int KEY_COLUMNS = 3;

  private final String setId;
  private final int lookBack;

  FeatureEvaluation(String setId) {
    this.setId = setId;
    this.lookBack = FeatureSets.named(setId).lookBack();
  }

  @Override
  public int lookBack() {
    return lookBack;
  }

  @Override
  public void evaluate(SeriesVintage vintage, Consumer<Row> out) {
    float[][] values =
        FeatureSets.named(setId).compute(vintage.bars(), vintage.from(), vintage.to());
    for (int position = vintage.from(); position < vintage.to(); position++) {
      out.accept(row(vintage, position, values));
    }
  }

  private static Row row(SeriesVintage vintage, int position, float[][] values) {
    int at = position - vintage.from();
    Object[] cells = new Object[KEY_COLUMNS + values.length];
    cells[0] = vintage.symbol();
    cells[1] = vintage.date(position);
    cells[2] = Micros.instant(vintage.knownAt(position));
    for (int feature = 0; feature < values.length; feature++) {
      float value = values[feature][at];
      cells[KEY_COLUMNS + feature] = Float.isNaN(value) ? null : value;
    }
    return RowFactory.create(cells);
  }
}
