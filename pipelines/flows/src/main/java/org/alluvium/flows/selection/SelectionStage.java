package org.alluvium.flows.selection;

import java.util.List;

/** One configured stage of a selection. */
@FunctionalInterface
interface SelectionStage {
  /** Does its part of a selection. */
  void run(SelectionState state);

  /** Features that it reads, such as {@code technicals.RATING}. */
  default List<String> features() {
    return List.of();
  }

  /** Sessions of closes that it looks at. */
  default int lookBack() {
    return 0;
  }

  /** How many winners it wants at least; 0 = any number. */
  default int minimum() {
    return 0;
  }
}
