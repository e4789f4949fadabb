package org.alluvium.flows.features;

import java.util.Arrays;
import java.util.function.Consumer;
import org.alluvium.flows.vintage.SeriesVintage;
import org.alluvium.flows.vintage.VintageFunction;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.kernels.feature.macro.MacroRows;
import org.alluvium.lakehouse.columnar.SeriesBlock;

/** Evaluates a feature set over a vintage: one block of wide rows, one for each position. */
final class FeatureEvaluation implements VintageFunction<SeriesBlock> {
  private static final long serialVersionUID = 1L;

  private final String setId;
  private final int lookBack;

  FeatureEvaluation(String setId) {
    this.setId = setId;
    this.lookBack = FeatureSets.ofBars(setId).lookBack();
  }

  @Override
  public int lookBack() {
    return lookBack;
  }

  @Override
  public void evaluate(SeriesVintage vintage, Consumer<SeriesBlock> out) {
    int from = vintage.from();
    int to = vintage.to();
    long[] knownAt = new long[to - from];
    Arrays.setAll(knownAt, row -> vintage.knownAt(from + row));
    float[][] values = FeatureSets.ofBars(setId).compute(vintage.bars(), from, to);
    int[] days = Arrays.copyOfRange(vintage.eventDays(), from, to);
    out.accept(SeriesBlock.of(vintage.symbol(), days, knownAt, values));
  }

  /** The values of a set at every position of a vintage. */
  static void values(FeatureSet set, SeriesVintage vintage, MacroRows.Sink sink) {
    float[][] values = set.compute(vintage.bars(), vintage.from(), vintage.to());
    for (int position = vintage.from(); position < vintage.to(); position++) {
      float[] cells = new float[values.length];
      for (int feature = 0; feature < values.length; feature++) {
        cells[feature] = values[feature][position - vintage.from()];
      }
      sink.row(vintage.eventDays()[position], vintage.knownAt(position), cells);
    }
  }
}
