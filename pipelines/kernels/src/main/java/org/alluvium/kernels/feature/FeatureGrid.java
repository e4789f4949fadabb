package org.alluvium.kernels.feature;

/** The cells of one computation, [column][row - from], stored as FLOAT. */
final class FeatureGrid {
  private final float[][] cells;
  private final int from;
  private final int to;

  FeatureGrid(int columns, int from, int to) {
    this.cells = new float[columns][to - from];
    this.from = from;
    this.to = to;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  void put(int column, int row, double value) {
    cells[column][row - from] = (float) value;
  }

  float[][] cells() {
    return cells;
  }
}
