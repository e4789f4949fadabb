package org.alluvium.jobs.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A strategy from an empty lakehouse to its files, its replay and its forecast of next week. */
@Tag("heavy")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StrategyIT {
  private static final String AS_OF = " --as-of 2015-06-26";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static SmallInstallation here;
  private static Launched run;

  @BeforeAll
  static void install() throws IOException {
    here = SmallInstallation.in(folder.resolve("here"));
  }

  @Test
  @Order(1)
  void withoutDataItSaysWhichCommandBringsIt() throws Exception {
    Launched refused = here.launch("strategy usdcop_h5 --phase backtest" + AS_OF);

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("./alluvium flow data");
  }

  @Test
  @Order(2)
  void itsPositionsArePricedAndExplained() throws Exception {
    succeed("flow data --profile usdcop_h5" + AS_OF);
    run = succeed("strategy usdcop_h5 --phase backtest" + AS_OF);

    Path files = Path.of(run.runFolder(), "reports", "strategies", "usdcop_h5");
    JsonNode trades = JSON.readTree(files.resolve("trades.json").toFile());
    assertThat(trades.path("trades")).hasSizeGreaterThan(20);
    assertThat(files.resolve("summary.json")).isNotEmptyFile();
    assertThat(files.resolve("nav.png")).isNotEmptyFile();
    Path models = Path.of(run.runFolder(), "reports", "forecasts", "usdcop_h5");
    for (String model : List.of("bayesian_ridge", "mean", "ridge")) {
      assertThat(models.resolve(model + "_h5.csv")).isNotEmptyFile();
      assertThat(models.resolve(model + "_h5.png")).isNotEmptyFile();
    }
    assertThat(Files.readAllLines(models.resolve("leaderboard.csv"))).hasSize(1 + 3);
    assertThat(run.out()).contains("Models of usdcop_h5", "mean (decides)", "bayesian_ridge");
    assertThat(succeed("audit verify --run-id " + id(run)).out()).contains("intact");
  }

  @Test
  @Order(3)
  void theSameAgainComputesNothing() throws Exception {
    Launched again = succeed("strategy usdcop_h5 --phase backtest --no-png" + AS_OF);

    assertThat(again.out()).contains("nothing new");
  }

  @Test
  @Order(4)
  void itsModelsAndForecastsAreShown() throws Exception {
    assertThat(succeed("train --strategy usdcop_h5" + AS_OF).out())
        .contains("bayesian_ridge", "ridge", "2015-06-");
    assertThat(succeed("forecast --strategy usdcop_h5" + AS_OF).out())
        .contains("FX_IDC:USDCOP", "mean", "2015-06-26");
  }

  @Test
  @Order(5)
  void itsReplayDiffersInNothing() throws Exception {
    assertThat(succeed("replay --run-id " + id(run)).out())
        .containsPattern("(\\d+) of \\1 outputs equal, bit for bit")
        .doesNotContain("≠");
  }

  private static Launched succeed(String line) throws Exception {
    Launched launched = here.launch(line);
    assertThat(launched.code()).as(line + launched.out() + launched.err()).isZero();
    return launched;
  }

  private static String id(Launched launched) {
    return Path.of(launched.runFolder()).getFileName().toString();
  }
}
