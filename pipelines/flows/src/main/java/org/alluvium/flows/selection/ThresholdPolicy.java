package org.alluvium.flows.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alluvium.kernels.selection.ThresholdRelaxation;
import org.alluvium.kernels.selection.ThresholdRelaxation.Limits;
import org.alluvium.kernels.selection.ThresholdRelaxation.Step;

/**
 * {@code policy/top} and {@code policy/relaxation}: the best-ranked that keep the thresholds, so
 * many of each cluster at most; the second lets thresholds give way until there are enough ({@link
 * ThresholdRelaxation}). A candidate that fails a hard threshold is vetoed whatever is missing.
 *
 * @param limits least = 0 where nothing is relaxed
 * @param relaxation share by which thresholds give way
 * @param minimum winners that are wanted
 */
record ThresholdPolicy(
    String id,
    List<Threshold> thresholds,
    List<String> features,
    Limits limits,
    double relaxation,
    int minimum)
    implements SelectionStage {
  private static final String TOP = "top";
  private static final String PER_CLUSTER = "per_cluster";
  private static final String MINIMUM = "minimum";
  private static final String RELAXATION = "relaxation";
  private static final int EQUITIES = 15;
  private static final double A_FIFTH = 0.2;
  private static final int MANY = 100_000;

  static StageDefinition top() {
    return definition("top", List.of(), 0, 0);
  }

  static StageDefinition relaxing() {
    return definition(
        "relaxation", List.of(StageParameter.number(RELAXATION, 0, 1)), EQUITIES, A_FIFTH);
  }

  private static StageDefinition definition(
      String name, List<StageParameter> own, int usualMinimum, double usualRelaxation) {
    List<StageParameter> parameters = new ArrayList<>(own);
    parameters.add(StageParameter.integer(TOP, 0, MANY));
    parameters.add(StageParameter.integer(PER_CLUSTER, 0, MANY));
    parameters.add(StageParameter.integer(MINIMUM, 0, MANY));
    Filters.ALL.forEach(filter -> parameters.addAll(filter.parameters()));
    boolean relaxes = usualRelaxation > 0;
    return new StageDefinition(
        StageKind.POLICY,
        name,
        Set.of(Provision.CLOSES, Provision.SCORES, Provision.CLUSTERS),
        Set.of(Provision.WINNERS),
        parameters,
        values -> problems(values, usualMinimum),
        values -> {
          int minimum = values.integer(MINIMUM).orElse(usualMinimum);
          return new ThresholdPolicy(
              "policy/" + name,
              Filters.thresholds(values),
              Filters.features(values),
              new Limits(
                  values.integer(TOP).orElse(0),
                  values.integer(PER_CLUSTER).orElse(0),
                  relaxes ? minimum : 0),
              values.number(RELAXATION).orElse(usualRelaxation),
              minimum);
        });
  }

  private static List<String> problems(StageParameters values, int usualMinimum) {
    int top = values.integer(TOP).orElse(0);
    int minimum = values.integer(MINIMUM).orElse(usualMinimum);
    Stream<String> tooFew =
        top > 0 && minimum > top
            ? Stream.of(
                "minimum %d is above top %d, so it is never reached".formatted(minimum, top))
            : Stream.of();
    return Stream.concat(tooFew, Filters.problems(values)).toList();
  }

  @Override
  public void run(SelectionState state) {
    state.require(minimum);
    Measured measured = Measured.of(state, thresholds);
    int vetoed = measured.vetoHardFailures(id);
    double[] strengths = state.strengths();
    Step[] steps =
        ThresholdRelaxation.choose(
            limits,
            strengths,
            i -> measured.keeps(i, 0),
            i -> measured.keeps(i, relaxation),
            state.clusters());
    int[] order = ThresholdRelaxation.order(strengths);
    for (int rank = 0; rank < order.length; rank++) {
      decide(state, measured, order[rank], rank + 1, steps);
    }
    tell(state, measured, order, steps, vetoed);
  }

  private void decide(
      SelectionState state, Measured measured, int candidate, int rank, Step[] steps) {
    state.evidence(candidate, Candidate.RANK, rank);
    Step step = steps[candidate];
    String failures = measured.failures(candidate);
    if (step != null) {
      state.evidence(candidate, Candidate.STEP, step.ordinal() + 1);
      String despite = failures.isEmpty() ? "" : ", although " + failures;
      state.decide(
          candidate, Verdict.WINNER, id, "%s: rank %d%s".formatted(word(step), rank, despite));
    } else if (failures.isEmpty()) {
      state.decide(
          candidate,
          Verdict.NOT_CHOSEN,
          id,
          "rank %d: %s".formatted(rank, whyNot(state, candidate, steps)));
    } else {
      state.decide(candidate, Verdict.VETOED, id, failures);
    }
  }

  private String whyNot(SelectionState state, int candidate, Step[] steps) {
    int[] clusters = state.clusters();
    int cluster = clusters[candidate];
    long ofCluster =
        IntStream.range(0, steps.length)
            .filter(i -> steps[i] != null && clusters[i] == cluster)
            .count();
    boolean full = limits.perCluster() > 0 && cluster >= 0 && ofCluster >= limits.perCluster();
    return full
        ? "cluster %d has its %d winners".formatted(cluster, limits.perCluster())
        : "the best %d are taken".formatted(limits.most());
  }

  private void tell(
      SelectionState state, Measured measured, int[] order, Step[] steps, int vetoed) {
    long strict = IntStream.of(order).filter(i -> measured.keeps(i, 0)).count();
    long relaxed = IntStream.of(order).filter(i -> measured.keeps(i, relaxation)).count();
    state.step(
        id,
        "%d vetoed for good; strict: %d of %d pass, %d chosen"
            .formatted(vetoed, strict, order.length, count(steps, Step.STRICT)));
    if (count(steps, Step.STRICT) < limits.least()) {
      state.step(
          id,
          "thresholds relaxed by %s %%: %d of %d pass, %d more chosen"
              .formatted(percent(), relaxed, order.length, count(steps, Step.RELAXED)));
      state.step(
          id, "at least one per cluster: %d more chosen".formatted(count(steps, Step.CLUSTER)));
      state.step(id, "best-ranked: %d more chosen".formatted(count(steps, Step.RANK)));
    }
    long winners = Arrays.stream(steps).filter(step -> step != null).count();
    state.step(
        id,
        winners < minimum
            ? "%d winners, below the minimum of %d".formatted(winners, minimum)
            : "%d winners".formatted(winners));
  }

  private String percent() {
    return String.format(Locale.ROOT, "%.3g", 100 * relaxation);
  }

  private static long count(Step[] steps, Step step) {
    return Arrays.stream(steps).filter(taken -> taken == step).count();
  }

  private static String word(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }
}
