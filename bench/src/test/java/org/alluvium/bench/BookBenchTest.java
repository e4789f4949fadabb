package org.alluvium.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benches of regimes and of books run, on little data; what they measure then means nothing.
 */
class BookBenchTest {
  private static final int ASSETS = 4;
  private static final int DAYS = 62;
  private static final int WINDOW = 40;
  private static final int STEP = 5;

  @TempDir Path work;

  @Test
  void aModelOfTwoStatesIsFitted() throws Exception {
    Numbers.write(work.resolve("values"), new Random(4).doubles(60, 0, 0.02).toArray());
    Path result = work.resolve("result.json");
    RegimeBench.main(new String[] {"fit", work.toString(), result.toString(), "3"});
    assertThat(new ObjectMapper().readTree(result.toFile()).fieldNames())
        .toIterable()
        .contains("first", "warm", "warm_cpu", "repetitions");
    double[] fitted = Numbers.read(work.resolve("fitted"));
    assertThat(fitted).hasSize(9);
    assertThat(fitted[5]).isBetween(0.0, fitted[6]);
  }

  @Test
  void everyRebalanceHasWeightsAndTheReturnsOfTheDaysAfter() throws Exception {
    double[] returns = new Random(5).doubles(ASSETS * DAYS, -0.02, 0.02).toArray();
    Numbers.write(work.resolve("returns"), returns);
    Path result = work.resolve("result.json");
    BacktestBench.main(
        new String[] {
          "walk", work.toString(), result.toString(), "4", "40", "5", "sample", "1", "2"
        });
    JsonNode measured = new ObjectMapper().readTree(result.toFile());
    assertThat(measured.get("rebalances").asInt()).isEqualTo((DAYS - WINDOW) / STEP);
    for (String engine : new String[] {"hrp", "variance", "budgeting"}) {
      assertThat(measured.has(engine) && measured.has(engine + "_first")).isTrue();
      double[] weights = Numbers.read(work.resolve("weights." + engine));
      double[] held = Numbers.read(work.resolve("returns." + engine));
      assertThat(weights).hasSize(4 * ASSETS);
      assertThat(held).hasSize(4 * STEP);
      double sum = 0;
      double first = 0;
      for (int asset = 0; asset < ASSETS; asset++) {
        sum += weights[asset];
        first += weights[asset] * returns[WINDOW * ASSETS + asset];
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
      assertThat(held[0]).isCloseTo(first, within(1e-15));
    }
  }
}
