package org.alluvium.bench;

import java.nio.file.Path;
import org.alluvium.kernels.regime.BaumWelch;
import org.alluvium.kernels.regime.NormalState;

/**
 * Measures fits of a hidden Markov model of two states, start and all, on one thread.
 *
 * <p>Arguments: {@code fit}, work folder, result file, iterations. The values are in {@code values}
 * of the work folder; what was fitted is left there as {@code fitted}: the log likelihood, then
 * start, stay, mean and variance of either state.
 */
public final class RegimeBench {
  private static final int WARM_UP = 2_000;
  private static final int REPETITIONS = 2_000;

  private final double[] values;
  private final int iterations;
  private BaumWelch fitted;

  private RegimeBench(double[] values, int iterations) {
    this.values = values;
    this.iterations = iterations;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]);
    RegimeBench bench =
        new RegimeBench(Numbers.read(work.resolve("values")), Integer.parseInt(arguments[3]));
    Timings timings = new Timings();
    timings.seconds("first", () -> bench.fit(1));
    bench.fit(WARM_UP);
    timings.seconds("warm", () -> bench.fit(REPETITIONS));
    timings.put("repetitions", REPETITIONS);
    Numbers.write(work.resolve("fitted"), bench.numbers());
    timings.write(Path.of(arguments[2]));
  }

  private void fit(int repetitions) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      fitted = BaumWelch.fit(values, iterations);
    }
  }

  private double[] numbers() {
    NormalState calm = fitted.model().calm();
    NormalState turbulent = fitted.model().turbulent();
    return new double[] {
      fitted.logLikelihood(),
      calm.start(),
      turbulent.start(),
      calm.stay(),
      turbulent.stay(),
      calm.mean(),
      turbulent.mean(),
      calm.variance(),
      turbulent.variance()
    };
  }
}
