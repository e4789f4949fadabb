package org.alluvium.kernels.feature;

import java.util.List;

/** The columns of a feature set and the version of their formulas, whatever they are made from. */
public interface FeatureSchema {
  /** Lower-case identifier, the suffix of the table that stores the set. */
  String id();

  /** Grows by one whenever any formula of the set changes the bits that it gives. */
  int version();

  /** Feature names in column order, unique. */
  List<String> names();
}
