package org.alluvium.kernels.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleKindTest {
  private static final Map<String, String> CROSS =
      Map.of("fast", "20", "slow", "100", "stance", "long_short", "exposure", "0.5");

  @Test
  void makesTheRuleOfItsName() {
    WeightRule rule =
        RuleKind.named("moving_average_cross").orElseThrow().make(new RuleValues(CROSS));

    assertThat(rule).isEqualTo(new MovingAverageCross(20, 100, Stance.LONG_SHORT, 0.5));
    assertThat(RuleKind.named("moving_average")).isEmpty();
  }

  @Test
  void everyRuleTakesJustTheParametersThatItNames() {
    for (RuleKind kind : RuleKind.values()) {
      assertThat(kind.parameters()).isNotEmpty();
      for (RuleParameter left : kind.parameters()) {
        Map<String, String> others = new java.util.HashMap<>();
        kind.parameters().forEach(p -> others.put(p.name(), middling(p)));
        others.remove(left.name());

        assertThatThrownBy(() -> kind.make(new RuleValues(others)))
            .as("%s without %s", kind, left.name())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("parameter %s has no value; pass one", left.name());
      }
    }
  }

  private static String middling(RuleParameter parameter) {
    return switch (parameter.kind()) {
      case INTEGER -> "5";
      case REAL -> "0.5";
      case TEXT -> parameter.options().get(0);
    };
  }

  @Test
  void parametersThatDoNotFitEachOtherAreRefusedByName() {
    refuses(
        () -> new MovingAverageCross(50, 20, Stance.LONG, 1),
        "fast must be below slow, got fast = 50 and slow = 20");
    refuses(
        () -> new MovingAverageCross(20, 20, Stance.LONG, 1),
        "fast must be below slow, got fast = 20 and slow = 20");
    refuses(
        () -> new ChannelBreakout(10, 20, Stance.LONG, 1),
        "exit must be <= entry, got exit = 20 and entry = 10");
    refuses(
        () -> new MeanReversion(20, 0.5, 0.5, Stance.LONG, 1),
        "exit must be below entry, got exit = 0.5 and entry = 0.5");
    refuses(
        () -> new MovingAverageCross(1, 2, Stance.LONG, 1.5),
        "exposure must be in (0, 1], got 1.5");
    refuses(() -> new RandomHoldings(1, 1, 0, Stance.LONG, 1), "share must be in (0, 1], got 0.0");
    refuses(
        () -> new Momentum(1, 0, 1, 3, 1).decide(ClosePanel.of(new long[1], new double[2][1]), 0),
        "top must be <= the 2 assets, got 3");
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable making, String message) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void aPriceThatNeverMovesIsNeverAboveItsMean() {
    double[] flat = new double[400];
    java.util.Arrays.fill(flat, 0.1);
    long[] days = new long[flat.length];
    java.util.Arrays.setAll(days, at -> at);
    ClosePanel closes = ClosePanel.of(days, new double[][] {flat});

    for (int slow = 2; slow < 200; slow++) {
      assertThat(new MovingAverageCross(slow - 1, slow, Stance.LONG_SHORT, 1).decide(closes, 0))
          .isEqualTo(List.of());
      assertThat(new MeanReversion(slow, 1, 0, Stance.LONG_SHORT, 1).decide(closes, 0))
          .isEqualTo(List.of());
    }
  }
}
