package org.alluvium.flows.audit.canary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.lakehouse.tables.Models;

/** Models of a decision in numbers: a row for each, and one for each node of its trees. */
final class ModelTables {
  private static final List<String> NODE = List.of("feature", "value", "right");

  private final StrategyConfiguration strategy;
  private final int day;
  private final List<DatedRow> models = new ArrayList<>();
  private final List<DatedRow> nodes = new ArrayList<>();

  ModelTables(StrategyConfiguration strategy, LocalDate session) {
    this.strategy = strategy;
    this.day = (int) session.toEpochDay();
  }

  /** Adds a linear model. */
  void linear(String model, long cutoff, double intercept, double[] coefficients) {
    double[] fitted = SilverInputs.missing(1 + strategy.features().size());
    fitted[0] = intercept;
    System.arraycopy(coefficients, 0, fitted, 1, coefficients.length);
    models.add(new DatedRow(model, day, cutoff, fitted));
  }

  /** Adds a model of trees, in the numbers of the registry. */
  void trees(String model, long cutoff, double intercept, double[] trees) {
    linear(model, cutoff, intercept, new double[0]);
    for (int node = 0; node < trees.length / NODE.size(); node++) {
      double[] own = new double[NODE.size()];
      System.arraycopy(trees, node * own.length, own, 0, own.length);
      nodes.add(new DatedRow(model + " node " + node, day, cutoff, own));
    }
  }

  /** The models, and the nodes where the strategy has models of trees. */
  List<DatedTable> tables() {
    List<String> columns = new ArrayList<>(List.of(Models.INTERCEPT));
    columns.addAll(strategy.features());
    String name = Models.SPEC.toString();
    DatedTable fitted = new DatedTable(name, columns, models);
    return strategy.models().keySet().stream().anyMatch(ModelKind::growsTrees)
        ? List.of(fitted, new DatedTable(name + "." + Models.TREES, NODE, nodes))
        : List.of(fitted);
  }
}
