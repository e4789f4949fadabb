package org.alluvium.kernels.moments;

/** Index arithmetic of a symmetric matrix stored as its lower triangle, row after row. */
final class PackedTriangle {
  private PackedTriangle() {}

  static int size(int dimension) {
    return dimension * (dimension + 1) / 2;
  }

  static int index(int i, int j) {
    return i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
  }
}
