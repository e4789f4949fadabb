package org.alluvium.kernels.strategy;

/** Which of the paths that bars leave open a book takes at every position. */
public enum PricePath {
  /** The one that ends worst: what is traded. */
  WORST,
  /** The one that ends best: what the bars do not rule out. */
  BEST
}
