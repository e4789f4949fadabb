package org.alluvium.flows.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.returns.SimpleReturns;
import org.alluvium.kernels.selection.CorrelationClusters;
import org.alluvium.kernels.selection.CorrelationClusters.Cut;

/**
 * {@code clustering/correlation}: groups candidates by the correlation of their returns over the
 * look-back. Who has too little history in common with others stands alone, and the steps name it.
 */
record CorrelationClustering(Linkage linkage, int leastCommon, Cut cut) implements SelectionStage {
  private static final String ID = "clustering/correlation";
  private static final String LINKAGE = "linkage";
  private static final String CLUSTERS = "clusters";
  private static final String DISTANCE = "distance";
  private static final String LEAST_COMMON = "least_common_sessions";
  private static final int A_QUARTER = 60;
  private static final int LONGEST = 5000;
  private static final int MANY = 10_000;

  static StageDefinition definition() {
    return new StageDefinition(
        StageKind.CLUSTERING,
        "correlation",
        Set.of(Provision.CLOSES),
        Set.of(Provision.CLUSTERS),
        List.of(
            StageParameter.choice(LINKAGE, List.of("ward", "average")),
            StageParameter.integer(CLUSTERS, 1, MANY),
            StageParameter.number(DISTANCE, 0, 100),
            StageParameter.integer(LEAST_COMMON, 2, LONGEST)),
        CorrelationClustering::problems,
        CorrelationClustering::of);
  }

  private static List<String> problems(StageParameters values) {
    return values.has(CLUSTERS) == values.has(DISTANCE)
        ? List.of(
            "give one of '%s' (how many) and '%s' (where the tree is cut), got %s"
                .formatted(CLUSTERS, DISTANCE, values.has(CLUSTERS) ? "both" : "neither"))
        : List.of();
  }

  private static CorrelationClustering of(StageParameters values) {
    return new CorrelationClustering(
        values.word(LINKAGE, Linkage.class, Linkage.WARD),
        values.integer(LEAST_COMMON).orElse(A_QUARTER),
        values.has(CLUSTERS)
            ? Cut.into(values.integer(CLUSTERS).getAsInt())
            : Cut.above(values.number(DISTANCE).getAsDouble()));
  }

  @Override
  public void run(SelectionState state) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < state.size(); i++) {
      if (state.isOpen(i)) {
        open.add(i);
      }
    }
    double[][] returns =
        open.stream().map(i -> SimpleReturns.series(state.closes(i))).toArray(double[][]::new);
    int[] clusters = CorrelationClusters.of(returns, leastCommon, linkage, cut);
    List<String> alone = new ArrayList<>();
    for (int k = 0; k < clusters.length; k++) {
      state.place(open.get(k), clusters[k]);
      if (clusters[k] == CorrelationClusters.NONE) {
        alone.add(state.symbol(open.get(k)));
      }
    }
    int count = Arrays.stream(clusters).max().orElse(CorrelationClusters.NONE) + 1;
    state.step(
        ID,
        "%d candidates in %d clusters by %s linkage%s"
            .formatted(
                clusters.length - alone.size(),
                count,
                linkage.name().toLowerCase(Locale.ROOT),
                alone.isEmpty()
                    ? ""
                    : "; alone, with less than %d moving sessions in common with others: %s"
                        .formatted(leastCommon, String.join(", ", alone))));
  }
}
