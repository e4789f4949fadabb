package org.alluvium.jobs.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputSliceTest {
  @Test
  void conditionsAreToldApart() {
    String predicate =
        "strategy = 'rock and roll' and horizon = 5 and known_at <= timestamp'2017-11-11T00:00:00Z'";
    OutputSlice slice = OutputSlice.parse(predicate).orElseThrow();

    assertThat(slice.without(Set.of())).isEqualTo(predicate);
    assertThat(slice.without(Set.of("known_at")))
        .isEqualTo("strategy = 'rock and roll' and horizon = 5");
    assertThat(slice.fixedColumns()).containsExactly("horizon", "strategy");
    assertThat(slice.fixed("strategy")).contains("rock and roll");
    assertThat(slice.fixed("known_at")).isEmpty();
  }

  @Test
  void theWholeTableHasNoCondition() {
    assertThat(OutputSlice.parse("").orElseThrow().conditions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile in ('p')",
        "profile = 'p' or profile = 'q'",
        "profile = 'p' and ",
        "profile = 'p' and value > 0.5"
      })
  void anotherFormIsNotRead(String predicate) {
    assertThat(OutputSlice.parse(predicate)).isEmpty();
  }
}
