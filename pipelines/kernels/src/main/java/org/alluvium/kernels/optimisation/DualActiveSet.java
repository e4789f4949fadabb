package org.alluvium.kernels.optimisation;

import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.matrix.Cholesky;

/** The walk of the dual method from constraint to constraint. Used once. */
final class DualActiveSet {
  private static final double ROUNDING = 1e-14;
  private static final int STEPS_PER_CONSTRAINT = 20;

  private final QuadraticProgram program;
  private final List<LinearConstraint> constraints;
  private final ActiveBasis basis;
  private final double[] x;
  private final double[] multipliers;
  private final double[] signs;
  private final boolean[] isActive;
  private final double[] lengths;
  private double reach;
  private int steps;

  DualActiveSet(QuadraticProgram program, Cholesky factor) {
    this.program = program;
    this.constraints = program.constraints();
    this.basis = new ActiveBasis(factor);
    this.x = factor.solve(Arrays.stream(program.linear()).map(c -> -c).toArray());
    this.multipliers = new double[constraints.size()];
    this.signs = new double[constraints.size()];
    this.isActive = new boolean[constraints.size()];
    noteReach();
    this.lengths = constraints.stream().mapToDouble(LinearConstraint::length).toArray();
  }

  QuadraticSolution solve() {
    for (int index = 0; index < constraints.size(); index++) {
      if (constraints.get(index).isEquality()) {
        takeIn(index);
      }
    }
    for (int worst = worst(); worst >= 0; worst = worst()) {
      takeIn(worst);
    }
    for (int index = 0; index < lengths.length; index++) {
      multipliers[index] = isActive[index] ? signs[index] * multipliers[index] : 0;
    }
    return new QuadraticSolution(x, multipliers, program.residual(x, multipliers), steps);
  }

  /** The inequality that is violated most, by more than rounding; −1 when all hold. */
  private int worst() {
    int worst = -1;
    double most = 0;
    for (int index = 0; index < lengths.length; index++) {
      if (!isActive[index]) {
        LinearConstraint constraint = constraints.get(index);
        double violation = -constraint.slack(x) / lengths[index];
        if (violation > Math.max(most, rounding(constraint, lengths[index]))) {
          most = violation;
          worst = index;
        }
      }
    }
    return worst;
  }

  private double rounding(LinearConstraint constraint, double length) {
    double greatest = Math.max(reach, Math.abs(constraint.bound()) / length);
    return ROUNDING * constraint.variables().length * greatest;
  }

  /** Moves until a constraint holds with equality, letting go of others on the way. */
  private void takeIn(int index) {
    LinearConstraint constraint = constraints.get(index);
    double sign = constraint.isEquality() && constraint.slack(x) > 0 ? -1 : 1;
    signs[index] = sign;
    double multiplier = 0;
    while (true) {
      countStep();
      basis.project(constraint, sign);
      int blocking = blocking();
      double dualStep =
          blocking < 0
              ? Double.POSITIVE_INFINITY
              : multipliers[basis.constraint(blocking)] / basis.dual(blocking);
      double slack = sign * constraint.slack(x);
      if (basis.isDependent()) {
        if (constraint.isEquality()
            && -slack <= rounding(constraint, lengths[index]) * lengths[index]) {
          return;
        }
        Check.isTrue(blocking >= 0, () -> "the constraints contradict each other: " + constraint);
        moveDual(dualStep);
        multiplier += dualStep;
        release(blocking);
        continue;
      }
      double primalStep = Math.max(0, -slack) / basis.curvature();
      double step = Math.min(dualStep, primalStep);
      basis.move(x, step);
      noteReach();
      moveDual(step);
      multiplier += step;
      if (step == primalStep) {
        basis.add(index);
        isActive[index] = true;
        multipliers[index] = multiplier;
        return;
      }
      release(blocking);
    }
  }

  /** Values lose what is small beside the greatest that they ever had. */
  private void noteReach() {
    for (double value : x) {
      reach = Math.max(reach, Math.abs(value));
    }
  }

  /** Position of the active inequality whose multiplier falls to 0 first; −1 when none does. */
  private int blocking() {
    int blocking = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int position = 0; position < basis.size(); position++) {
      int active = basis.constraint(position);
      if (basis.dual(position) > 0 && !constraints.get(active).isEquality()) {
        double step = multipliers[active] / basis.dual(position);
        if (step < least) {
          least = step;
          blocking = position;
        }
      }
    }
    return blocking;
  }

  private void moveDual(double step) {
    for (int position = 0; position < basis.size(); position++) {
      multipliers[basis.constraint(position)] -= step * basis.dual(position);
    }
  }

  private void release(int position) {
    int released = basis.constraint(position);
    multipliers[released] = 0;
    isActive[released] = false;
    basis.drop(position);
  }

  private void countStep() {
    steps++;
    Check.isTrue(
        steps <= STEPS_PER_CONSTRAINT * (constraints.size() + x.length),
        () -> "no solution after %d steps".formatted(steps));
  }
}
