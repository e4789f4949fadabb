package org.alluvium.flows.vintage;

import java.io.Serializable;
import java.util.function.Consumer;

/**
 * A function of the bars of one symbol with a bounded look-back: the value at a position depends on
 * that many earlier bars and no other.
 *
 * @param <T> what it emits: rows, or blocks of them
 */
public interface VintageFunction<T> extends Serializable {
  /** Number of earlier bars that a position may depend on. */
  int lookBack();

  /** Emits what belongs to the positions of the vintage, without stamps. */
  void evaluate(SeriesVintage vintage, Consumer<T> out);
}
