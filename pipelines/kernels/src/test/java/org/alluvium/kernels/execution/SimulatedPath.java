package org.alluvium.kernels.execution;

import java.util.List;

/**
 * A position followed along one path, point by point: an independent account of the rules in plain
 * prices, long and short apart. A path is a list of turning points per bar; between two of them the
 * price moves straight, between two bars it jumps.
 */
final class SimulatedPath {
  private final ExitRule rule;
  private final Side side;
  private final double entry;
  private double best;

  private SimulatedPath(ExitRule rule, Side side, double entry) {
    this.rule = rule;
    this.side = side;
    this.entry = entry;
    this.best = entry;
  }

  /** Return of a position that is held along a path to its end. */
  static double positionReturn(ExitRule rule, Side side, double entry, List<double[]> path) {
    SimulatedPath simulation = new SimulatedPath(rule, side, entry);
    double price = Double.NaN;
    for (double[] points : path) {
      if (simulation.stopped(points[0]) || simulation.reached(points[0])) {
        return simulation.result(points[0]);
      }
      for (double point : points) {
        simulation.best =
            simulation.better(point, simulation.target())
                ? simulation.target()
                : simulation.better(point, simulation.best) ? point : simulation.best;
        if (simulation.reached(point)) {
          return simulation.result(simulation.target());
        }
        if (simulation.stopped(point)) {
          return simulation.result(simulation.stop());
        }
        price = point;
      }
    }
    return simulation.result(price);
  }

  private boolean better(double price, double than) {
    return side == Side.LONG ? price > than : price < than;
  }

  private boolean stopped(double price) {
    return !better(price, stop());
  }

  private boolean reached(double price) {
    return !better(target(), price);
  }

  private double target() {
    return side == Side.LONG ? entry * (1 + rule.takeProfit()) : entry * (1 - rule.takeProfit());
  }

  private double stop() {
    double profit = side == Side.LONG ? best / entry - 1 : 1 - best / entry;
    boolean active = profit >= rule.trailing().activation();
    if (side == Side.LONG) {
      double hard = entry * (1 - rule.hardStop());
      return active ? Math.max(hard, best * (1 - rule.trailing().trail())) : hard;
    }
    double hard = entry * (1 + rule.hardStop());
    return active ? Math.min(hard, best * (1 + rule.trailing().trail())) : hard;
  }

  private double result(double price) {
    return side == Side.LONG ? price / entry - 1 : 1 - price / entry;
  }
}
