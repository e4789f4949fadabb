package org.alluvium.flows.vintage;

import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * A function of the bars of one symbol with a bounded look-back: the value at a position depends on
 * that many earlier bars and no other.
 */
public interface VintageFunction extends Serializable {
  /** Number of earlier bars that a position may depend on. */
  int lookBack();

  /** Emits the rows of every position of the vintage that has one, without stamps. */
  void evaluate(SeriesVintage vintage, Consumer<Row> out);
}
