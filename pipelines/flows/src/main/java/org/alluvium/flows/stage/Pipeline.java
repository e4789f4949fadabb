package org.alluvium.flows.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.lakehouse.table.TableName;

/**
 * Stages in order, neighbours that need nothing of each other side by side. Contracts are checked
 * before anything runs: ids are unique, and a table that an earlier stage reads is not first
 * written by a later one.
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

  /** Runs every stage; a failure ends the run, after those beside it have ended. */
  public Map<String, StageResult> run(StageContext context, StageListener listener) {
    return run(context, listener, () -> {});
  }

  /**
   * Runs every stage; a failure ends the run, after those beside it have ended.
   *
   * @param beforeEach throws where no further stage may start
   */
  public Map<String, StageResult> run(
      StageContext context, StageListener listener, Runnable beforeEach) {
    Map<String, StageResult> results = new LinkedHashMap<>();
    for (List<Stage> group : StageGroups.of(stages)) {
      beforeEach.run();
      results.putAll(runGroup(group, results.size() + 1, context, listener));
    }
    return results;
  }

  /** How a stage ended: one of result and failure is null. */
  private record Ended(StageResult result, Exception failure, Duration duration) {}

  /** Whatever ends first, the listener is told in the order of the stages. */
  private Map<String, StageResult> runGroup(
      List<Stage> group, int first, StageContext context, StageListener listener) {
    for (int i = 0; i < group.size(); i++) {
      listener.started(first + i, stages.size(), group.get(i));
    }
    Map<String, StageResult> results = new LinkedHashMap<>();
    List<Exception> failures = new ArrayList<>();
    List<Ended> ends = ended(group, context);
    for (int i = 0; i < group.size(); i++) {
      Stage stage = group.get(i);
      Ended end = ends.get(i);
      if (end.failure() == null) {
        listener.finished(first + i, stages.size(), stage, end.result(), end.duration());
        results.put(stage.id(), end.result());
      } else {
        listener.failed(first + i, stages.size(), stage, end.failure(), end.duration());
        failures.add(end.failure());
      }
    }
    if (!failures.isEmpty()) {
      failures.stream().skip(1).forEach(failures.get(0)::addSuppressed);
      Pipeline.<RuntimeException>rethrow(failures.get(0));
    }
    return results;
  }

  private static List<Ended> ended(List<Stage> group, StageContext context) {
    if (group.size() == 1) {
      return List.of(ended(group.get(0), context));
    }
    List<Callable<Ended>> calls = new ArrayList<>();
    group.forEach(stage -> calls.add(() -> ended(stage, context)));
    return ParallelCalls.run("running stages", group.size(), calls);
  }

  private static Ended ended(Stage stage, StageContext context) {
    long start = System.nanoTime();
    try {
      return new Ended(stage.run(context), null, elapsed(start));
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      return new Ended(null, e, elapsed(start));
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void rethrow(Exception failure) throws E {
    throw (E) failure;
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
