package org.alluvium.flows.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.Sides;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.Transform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyModelsTest {
  /**
   * Sessions are counted from 1 and a block ends with each decision. The newest label learned from
   * ends with the block before the gap; the first that is judged is known in the first judged
   * block, and starts its horizon, and the session of entry, before.
   */
  @ParameterizedTest
  @CsvSource({"weekly,1", "weekly,5", "weekly,21", "daily,1", "daily,5", "daily,21"})
  void noLabelReachesFromWhatIsLearnedIntoWhatIsJudged(String cutoffs, int horizon) {
    int gap = StrategyModels.gap(strategy(cutoffs, horizon));
    int sessionsOfABlock = cutoffs.equals("daily") ? 1 : 5;
    int firstJudgedBlock = 100;
    int firstJudgedSession = (firstJudgedBlock - 1) * sessionsOfABlock + 1 - horizon - 1;
    int lastLearned = (firstJudgedBlock - 1 - gap) * sessionsOfABlock;

    assertThat(lastLearned).isLessThanOrEqualTo(firstJudgedSession);
    assertThat(lastLearned + 2 * sessionsOfABlock)
        .as("and hardly more is left out than that takes")
        .isGreaterThanOrEqualTo(firstJudgedSession);
  }

  private static StrategyConfiguration strategy(String cutoffs, int horizon) {
    return new StrategyConfiguration(
        "one",
        "",
        Map.of(ModelKind.RIDGE, new ModelConfiguration(Map.of("penalty", List.of(0.1, 1.0)))),
        null,
        "alpha158",
        List.of("ROC5"),
        Transform.CLIP,
        horizon,
        cutoffs,
        250,
        Sides.LONG,
        "trend",
        null);
  }
}
