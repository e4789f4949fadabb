package org.alluvium.flows.stage;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.lakehouse.table.TableName;

/**
 * Stages in order. Contracts are checked before anything runs: ids are unique, and a table that an
 * earlier stage reads is not first written by a later one.
 */
public final class Pipeline {
  private final List<Stage> stages;

  private Pipeline(List<Stage> stages) {
    this.stages = List.copyOf(stages);
  }

  /** Checks the contracts between the stages. */
  public static Pipeline of(List<Stage> stages) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < stages.size(); i++) {
      if (!ids.add(stages.get(i).id())) {
        throw FlowErrors.duplicateStage(stages.get(i).id());
      }
      for (int later = i + 1; later < stages.size(); later++) {
        requireOrder(stages, i, later);
      }
    }
    return new Pipeline(stages);
  }

  public List<Stage> stages() {
    return stages;
  }

  /** Runs every stage; the first failure ends the run. */
  public Map<String, StageResult> run(StageContext context, StageListener listener) {
    return run(context, listener, () -> {});
  }

  /**
   * Runs every stage; the first failure ends the run.
   *
   * @param beforeEach throws where no further stage may start
   */
  public Map<String, StageResult> run(
      StageContext context, StageListener listener, Runnable beforeEach) {
    Map<String, StageResult> results = new LinkedHashMap<>();
    int count = stages.size();
    for (int i = 0; i < count; i++) {
      Stage stage = stages.get(i);
      beforeEach.run();
      results.put(stage.id(), runOne(stage, i + 1, context, listener));
    }
    return results;
  }

  private StageResult runOne(
      Stage stage, int position, StageContext context, StageListener listener) {
    listener.started(position, stages.size(), stage);
    long start = System.nanoTime();
    try {
      StageResult result = stage.run(context);
      listener.finished(position, stages.size(), stage, result, elapsed(start));
      return result;
    } catch (Exception e) {
      listener.failed(position, stages.size(), stage, e, elapsed(start));
      throw e;
    }
  }

  private static Duration elapsed(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void requireOrder(List<Stage> stages, int earlier, int later) {
    Set<TableName> writtenBefore = new HashSet<>();
    stages.subList(0, earlier + 1).forEach(s -> writtenBefore.addAll(s.outputs()));
    for (TableName input : stages.get(earlier).inputs()) {
      if (stages.get(later).outputs().contains(input) && !writtenBefore.contains(input)) {
        throw FlowErrors.wrongOrder(input, stages.get(earlier).id(), stages.get(later).id());
      }
    }
  }
}
