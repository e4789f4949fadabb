package org.alluvium.flows.selection;

import java.util.List;
import java.util.stream.Stream;

/** The filters of a policy. A new one is a line here. */
final class Filters {
  static final List<Filter> ALL =
      List.of(
          new StrengthFilter(), new DarwinianFilter(), new SpectralFilter(), new FrictionFilter());

  private Filters() {}

  static List<Threshold> thresholds(StageParameters values) {
    return ALL.stream().flatMap(filter -> filter.thresholds(values).stream()).toList();
  }

  static List<String> features(StageParameters values) {
    return ALL.stream().flatMap(filter -> filter.features(values).stream()).distinct().toList();
  }

  static Stream<String> problems(StageParameters values) {
    return ALL.stream().flatMap(filter -> filter.problems(values).stream());
  }
}
