package org.alluvium.kernels.inference;

/** The units in which the means of models are compared. */
public enum Studentisation {
  /** Each mean in its own standard errors, as Hansen (2005) proposes. */
  STANDARD_ERRORS,
  /** All means in the units of the performance, as White (2000) has them. */
  NONE
}
