package org.alluvium.flows.selection;

import java.util.List;

/** Thresholds on one aspect of candidates, each of them off unless a configuration gives it. */
interface Filter {
  List<StageParameter> parameters();

  /** What is wrong with values that are right one by one. */
  default List<String> problems(StageParameters values) {
    return List.of();
  }

  /** Features that the thresholds read. */
  default List<String> features(StageParameters values) {
    return List.of();
  }

  /** Those that are configured. */
  List<Threshold> thresholds(StageParameters values);
}
