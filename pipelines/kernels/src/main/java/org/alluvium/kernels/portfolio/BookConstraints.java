package org.alluvium.kernels.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.optimisation.LinearConstraint;

/**
 * The limits of a book as linear constraints. Variables are xᵢ with wᵢ = scaleᵢ·xᵢ, then, where
 * they are needed, the sizes |wᵢ|, the trades |wᵢ − heldᵢ| and the multiple s, by which all that
 * would be constant is multiplied.
 */
final class BookConstraints {
  private final AllocationLimits limits;
  private final double[] scales;
  private final int sizes;
  private final int trades;
  private final int multiple;
  private final int variables;
  private final List<LinearConstraint> constraints = new ArrayList<>();

  private BookConstraints(AllocationLimits limits, double[] scales, int multiples) {
    int assets = scales.length;
    this.limits = limits;
    this.scales = scales;
    this.sizes = limits.limitsSizes() ? assets : 0;
    this.trades = assets + sizes;
    this.multiple = trades + (limits.costs().penalty() > 0 ? assets : 0);
    this.variables = multiple + multiples;
  }

  /** Of weights. */
  static BookConstraints ofWeights(AllocationLimits limits, Held held, double[] scales) {
    return new BookConstraints(limits, scales, 0).with(held);
  }

  /** Of a multiple of weights. */
  static BookConstraints ofMultiples(AllocationLimits limits, Held held, double[] scales) {
    return new BookConstraints(limits, scales, 1).with(held);
  }

  /**
   * The book at hand.
   *
   * @param weights that are held
   * @param clusters of each asset
   */
  record Held(double[] weights, int[] clusters) {
    static Held of(AllocationRequest request) {
      return new Held(request.held(), request.clusters());
    }

    /** Nothing is held, and each asset is its own cluster. */
    static Held nothing(int assets) {
      int[] clusters = new int[assets];
      Arrays.setAll(clusters, asset -> asset);
      return new Held(new double[assets], clusters);
    }
  }

  /** How many variables there are. */
  int variables() {
    return variables;
  }

  List<LinearConstraint> all() {
    return constraints;
  }

  /** Coefficients of a cost per unit traded. */
  double[] costs(double each) {
    double[] costs = new double[variables];
    Arrays.fill(costs, trades, multiple, each);
    return costs;
  }

  /** The weights that a solution stands for. */
  double[] weights(double[] x) {
    double multiplied = multiple < variables ? x[multiple] : 1;
    double[] weights = new double[scales.length];
    for (int asset = 0; asset < weights.length; asset++) {
      weights[asset] = scales[asset] * x[asset] / multiplied;
    }
    return weights;
  }

  private BookConstraints with(Held held) {
    int assets = scales.length;
    int[] all = new int[assets];
    Arrays.setAll(all, asset -> asset);
    add(all, scales, limits.net(), true);
    for (int asset = 0; asset < assets; asset++) {
      weight(asset, 1, limits.bounds().least());
      if (limits.bounds().least() < 0 || limits.bounds().most() < limits.net()) {
        weight(asset, -1, -limits.bounds().most());
      }
    }
    if (sizes > 0) {
      limitSizes(assets);
    }
    if (limits.mostOfCluster() < Double.POSITIVE_INFINITY) {
      limitClusters(held.clusters());
    }
    if (multiple > trades) {
      countTrades(held.weights());
    }
    if (multiple < variables) {
      constraints.add(LinearConstraint.floor(multiple, 0));
    }
    return this;
  }

  private void limitSizes(int assets) {
    int[] all = new int[assets];
    double[] minus = new double[assets];
    for (int asset = 0; asset < assets; asset++) {
      all[asset] = assets + asset;
      minus[asset] = -1;
      above(assets + asset, asset, 0);
    }
    if (limits.gross() < Double.POSITIVE_INFINITY) {
      add(all, minus, -limits.gross(), false);
    }
  }

  private void limitClusters(int[] clusters) {
    for (int[] members : Clusters.members(clusters)) {
      int[] chosen = Arrays.stream(members).map(asset -> asset + sizes).toArray();
      double[] minus =
          Arrays.stream(members).mapToDouble(asset -> sizes > 0 ? -1 : -scales[asset]).toArray();
      add(chosen, minus, -limits.mostOfCluster(), false);
    }
  }

  private void countTrades(double[] held) {
    for (int asset = 0; asset < held.length; asset++) {
      above(trades + asset, asset, held[asset]);
    }
  }

  /** A variable is at least the distance of a weight from a place, on either side. */
  private void above(int variable, int asset, double place) {
    int[] both = {variable, asset};
    add(both, new double[] {1, -scales[asset]}, -place, false);
    add(both, new double[] {1, scales[asset]}, place, false);
  }

  /** sign·wᵢ ≥ least. */
  private void weight(int asset, int sign, double least) {
    add(new int[] {asset}, new double[] {sign * scales[asset]}, least, false);
  }

  /** Σ cx ≥ least·s, or =. */
  private void add(int[] chosen, double[] coefficients, double least, boolean isEquality) {
    if (multiple == variables || least == 0) {
      constraints.add(new LinearConstraint(chosen, coefficients, least, isEquality));
      return;
    }
    int[] wider = Arrays.copyOf(chosen, chosen.length + 1);
    double[] with = Arrays.copyOf(coefficients, chosen.length + 1);
    wider[chosen.length] = multiple;
    with[chosen.length] = -least;
    constraints.add(new LinearConstraint(wider, with, 0, isEquality));
  }
}
