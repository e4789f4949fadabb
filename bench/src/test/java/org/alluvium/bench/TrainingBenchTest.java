package org.alluvium.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benches of training run, on little data; what they measure then means nothing. */
class TrainingBenchTest {
  private static final int WEEK = 5;
  private static final int FIRST_WEEKS = 4;
  private static final int WEEKS = 12;

  @TempDir Path work;

  @Test
  void everyWeekAfterTheFirstWindowIsPredicted() throws Exception {
    double[] rows = new double[(WEEKS + 1) * WEEK * 3];
    Random random = new Random(5);
    for (int row = 0; row < rows.length; row += 3) {
      rows[row] = random.nextGaussian();
      rows[row + 1] = 100 + random.nextGaussian();
      rows[row + 2] = 3 + rows[row] - 2 * rows[row + 1];
    }
    Numbers.write(work.resolve("rows"), rows);
    for (String model : new String[] {"bayesian_ridge", "bayesian_ridge_default", "ard"}) {
      JsonNode measured = measured(RefitBench::main, model, 3, WEEK, FIRST_WEEKS);
      assertThat(measured.fieldNames())
          .toIterable()
          .contains("first", "warm", "warm_cpu", "repetitions");
      double[] predictions = Numbers.read(work.resolve("predictions"));
      assertThat(predictions).hasSize((WEEKS + 1 - FIRST_WEEKS) * WEEK);
      for (int i = 0; i < predictions.length; i++) {
        double target = rows[(FIRST_WEEKS * WEEK + i) * 3 + 2];
        assertThat(predictions[i]).as(model).isCloseTo(target, within(1e-3));
      }
    }
    for (String model : new String[] {"ridge", "lasso", "elastic_net"}) {
      measured(RefitBench::main, model, 3, WEEK, FIRST_WEEKS);
      assertThat(Numbers.read(work.resolve("predictions"))).doesNotContain(0);
    }
  }

  @Test
  void onePassOverAPanelThenOneMoreWeek() throws Exception {
    JsonNode pass = measured(PanelBench::main, "pass", 10, WEEKS, 4);
    assertThat(pass.fieldNames())
        .toIterable()
        .contains("accumulate", "fold", "refit", "week_1", "week_5", "peak_mebibytes");
    assertThat(measured(PanelBench::main, "week", 10, WEEKS, 4).fieldNames())
        .toIterable()
        .contains("week");
  }

  private interface Program {
    void main(String[] arguments) throws Exception;
  }

  private JsonNode measured(Program program, String part, int... sizes) throws Exception {
    Path result = work.resolve("result.json");
    String[] arguments = new String[3 + sizes.length];
    arguments[0] = part;
    arguments[1] = work.toString();
    arguments[2] = result.toString();
    for (int i = 0; i < sizes.length; i++) {
      arguments[3 + i] = Integer.toString(sizes[i]);
    }
    program.main(arguments);
    return new ObjectMapper().readTree(result.toFile());
  }
}
