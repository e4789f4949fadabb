package org.alluvium.kernels.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProximalProgramTest {
  /** ½(x − a)² + λ|x| is least at a, moved towards 0 by λ. */
  @Test
  void aPenaltyOfTheSizeIsSoftThresholding() {
    for (double a : new double[] {3, 0.4, 0, -0.4, -3}) {
      List<LinearConstraint> size =
          List.of(
              LinearConstraint.atLeast(new double[] {1, 1}, 0),
              LinearConstraint.atLeast(new double[] {-1, 1}, 0));
      QuadraticSolution solution =
          new ProximalProgram(new double[][] {{1}}, new double[] {-a, 0.5}, size).solve();
      double expected = Math.signum(a) * Math.max(0, Math.abs(a) - 0.5);
      assertThat(solution.values())
          .containsExactly(new double[] {expected, Math.abs(expected)}, within(1e-10));
      assertThat(solution.residual()).isLessThan(1e-10);
    }
  }

  /** With the conditions of a minimum and multipliers that are not negative it is one. */
  @Test
  void drawnProgramsMeetTheConditionsOfAMinimum() {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      int first = 1 + random.nextInt(8);
      ProximalProgram program = drawn(random, first);
      QuadraticSolution solution = program.solve();
      assertThat(solution.residual()).as("round " + round).isLessThan(1e-9);
      for (double multiplier : solution.multipliers()) {
        assertThat(multiplier).isGreaterThanOrEqualTo(0);
      }
    }
  }

  private static ProximalProgram drawn(Random random, int first) {
    double[][] quadratic = new double[first][first];
    for (int day = 0; day < first + 3; day++) {
      double[] draw = random.doubles(first, -1, 1).toArray();
      for (int i = 0; i < first; i++) {
        for (int j = 0; j < first; j++) {
          quadratic[i][j] += draw[i] * draw[j];
        }
      }
    }
    double[] linear = new double[2 * first];
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < first; i++) {
      double place = random.nextDouble();
      linear[i] = random.nextGaussian();
      linear[first + i] = random.nextDouble();
      int[] both = {first + i, i};
      constraints.add(new LinearConstraint(both, new double[] {1, -1}, -place, false));
      constraints.add(new LinearConstraint(both, new double[] {1, 1}, place, false));
    }
    return new ProximalProgram(quadratic, linear, constraints);
  }

  @Test
  void aFormWithoutAnInverseAndTooFewVariablesAreRefused() {
    double[][] singular = {{1, 1}, {1, 1}};
    assertThatThrownBy(() -> new ProximalProgram(singular, new double[2], List.of()).solve())
        .hasMessage("the quadratic form is not positive definite at variable 1 of 2");
    assertThatThrownBy(() -> new ProximalProgram(singular, new double[1], List.of()))
        .hasMessage("there are 1 variables, but a quadratic form of 2");
  }
}
