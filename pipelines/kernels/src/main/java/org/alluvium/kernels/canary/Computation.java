package org.alluvium.kernels.canary;

import java.util.List;

/** What is suspected of looking ahead. The same inputs give the same bits. */
@FunctionalInterface
public interface Computation {
  /**
   * Computes from inputs of which it is to use what was known, and no more.
   *
   * @param inputs may hold rows that became known after the moment
   * @param moment rows of the result known by it are compared, epoch microseconds; later ones may
   *     be left out
   */
  List<DatedTable> compute(CanaryInputs inputs, long moment);
}
