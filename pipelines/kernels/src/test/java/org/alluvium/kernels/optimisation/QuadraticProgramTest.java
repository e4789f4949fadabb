package org.alluvium.kernels.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuadraticProgramTest {
  private static final double[][] IDENTITY = {{1, 0}, {0, 1}};

  @Test
  void theExampleOfGoldfarbAndIdnani() {
    // Section 5: min 6x1 + 2(x1² − x1x2 + x2²), x >= 0, x1 + x2 >= 2
    QuadraticSolution solution =
        new QuadraticProgram(
                new double[][] {{4, -2}, {-2, 4}},
                new double[] {6, 0},
                List.of(
                    LinearConstraint.floor(0, 0),
                    LinearConstraint.floor(1, 0),
                    LinearConstraint.atLeast(new double[] {1, 1}, 2)))
            .solve();
    assertThat(solution.values()).containsExactly(new double[] {0.5, 1.5}, within(1e-14));
    assertThat(solution.multipliers()).containsExactly(new double[] {0, 0, 5}, within(1e-13));
  }

  @Test
  void withoutConstraintsItIsTheSolutionOfTheSystem() {
    QuadraticSolution solution =
        new QuadraticProgram(new double[][] {{2, 0}, {1, 3}}, new double[] {-1, -8}, List.of())
            .solve();
    assertThat(solution.values()).containsExactly(new double[] {-1, 3}, within(1e-14));
    assertThat(solution.steps()).isZero();
  }

  @Test
  void anEqualityHoldsFromEitherSide() {
    for (double value : new double[] {-3, 0, 5}) {
      QuadraticSolution solution =
          new QuadraticProgram(
                  IDENTITY,
                  new double[2],
                  List.of(
                      LinearConstraint.equal(new double[] {1, 1}, value),
                      LinearConstraint.equal(new double[] {2, 2}, 2 * value),
                      LinearConstraint.ceiling(0, 1)))
              .solve();
      double first = Math.min(1, value / 2);
      assertThat(solution.values())
          .containsExactly(new double[] {first, value - first}, within(1e-14));
      assertThat(solution.residual()).isLessThan(1e-14);
    }
  }

  /** Any program that has a point inside: what is found obeys every condition of a minimum. */
  @Test
  void whatIsFoundIsTheMinimum() {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      QuadraticProgram program = drawn(random);
      QuadraticSolution solution = program.solve();
      assertThat(solution.residual()).as("round %d", round).isLessThan(1e-9);
      double greatest = Arrays.stream(solution.multipliers()).map(Math::abs).max().orElse(0);
      for (int index = 0; index < program.constraints().size(); index++) {
        LinearConstraint constraint = program.constraints().get(index);
        double multiplier = solution.multipliers()[index];
        double slack = constraint.slack(solution.values());
        if (!constraint.isEquality()) {
          assertThat(multiplier).isGreaterThanOrEqualTo(-1e-9 * greatest);
        }
        assertThat(Math.abs(multiplier * slack)).isLessThan(1e-9 * (1 + greatest));
      }
    }
  }

  private static QuadraticProgram drawn(Random random) {
    int variables = 1 + random.nextInt(12);
    double[][] factors = new double[variables + random.nextInt(20)][variables];
    double[] inside = new double[variables];
    double[] linear = new double[variables];
    for (int i = 0; i < variables; i++) {
      inside[i] = random.nextGaussian();
      linear[i] = 3 * random.nextGaussian();
      for (double[] factor : factors) {
        factor[i] = random.nextGaussian();
      }
    }
    double[][] quadratic = new double[variables][variables];
    for (int i = 0; i < variables; i++) {
      quadratic[i][i] = 0.01;
      for (int j = 0; j < variables; j++) {
        for (double[] factor : factors) {
          quadratic[i][j] += factor[i] * factor[j];
        }
      }
    }
    List<LinearConstraint> constraints = new ArrayList<>();
    int count = random.nextInt(25);
    for (int index = 0; index < count; index++) {
      double[] normal = random.doubles(variables, -1, 1).toArray();
      double value = LinearConstraint.equal(normal, 0).of(inside);
      constraints.add(
          index < 2 && index < variables - 1 && random.nextBoolean()
              ? LinearConstraint.equal(normal, value)
              : LinearConstraint.atLeast(normal, value - Math.max(0, random.nextGaussian())));
    }
    return new QuadraticProgram(quadratic, linear, constraints);
  }

  @Test
  void constraintsThatContradictEachOtherAreNamed() {
    assertThatThrownBy(
            () ->
                new QuadraticProgram(
                        IDENTITY,
                        new double[2],
                        List.of(
                            LinearConstraint.floor(0, 1),
                            LinearConstraint.floor(1, 1),
                            LinearConstraint.atMost(new double[] {1, 1}, 1.5)))
                    .solve())
        .hasMessageStartingWith("the constraints contradict each other: ");
    assertThatThrownBy(
            () ->
                new QuadraticProgram(
                        IDENTITY,
                        new double[2],
                        List.of(
                            LinearConstraint.equal(new double[] {1, 1}, 1),
                            LinearConstraint.equal(new double[] {1, 1}, 2)))
                    .solve())
        .hasMessageStartingWith("the constraints contradict each other: ");
  }

  @Test
  void whatIsNotConvexOrNotThereIsRefused() {
    double[][] flat = {{1, 1}, {1, 1}};
    assertThatThrownBy(() -> new QuadraticProgram(flat, new double[2], List.of()).solve())
        .hasMessage("the quadratic form is not positive definite at variable 1 of 2");
    assertThatThrownBy(
            () ->
                new QuadraticProgram(
                    IDENTITY, new double[2], List.of(LinearConstraint.floor(2, 0))))
        .hasMessage("variable of a constraint must be below 2, got 2");
    assertThatThrownBy(() -> LinearConstraint.equal(new double[] {0, 0}, 1))
        .hasMessageContaining("must be finite and not all 0");
  }
}
