package org.alluvium.flows.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alluvium.lakehouse.table.Layer;

/**
 * Which stages may run side by side: neighbours in the order of a pipeline that only compute gold
 * tables, where none reads or writes what another one writes. All others run alone: what brings
 * data, holds versions, or writes files that people read.
 */
final class StageGroups {
  private StageGroups() {}

  /** Groups in order, which together hold every stage once and in order. */
  static List<List<Stage>> of(List<Stage> stages) {
    List<List<Stage>> groups = new ArrayList<>();
    for (Stage stage : stages) {
      List<Stage> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (!last.isEmpty() && last.stream().allMatch(other -> mayJoin(stage, other))) {
        last.add(stage);
      } else {
        groups.add(new ArrayList<>(List.of(stage)));
      }
    }
    return groups;
  }

  private static boolean mayJoin(Stage stage, Stage other) {
    return computes(stage)
        && computes(other)
        && Collections.disjoint(stage.inputs(), other.outputs())
        && Collections.disjoint(stage.outputs(), other.inputs())
        && Collections.disjoint(stage.outputs(), other.outputs());
  }

  private static boolean computes(Stage stage) {
    return !stage.outputs().isEmpty()
        && stage.outputs().stream().allMatch(table -> table.layer() == Layer.GOLD);
  }
}
