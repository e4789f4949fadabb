package org.alluvium.flows.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record from which trials were taken out is refused by what is left of them. */
class TrialTablesTest {
  private static final Study STUDY = new Study("grid", "momentum/sp500/5-sessions");
  private static final ReturnStream RETURNS =
      ReturnStream.of(new long[] {1, 2}, new double[] {0.01, 0.03});

  @TempDir private Path folder;
  private TrialWriter writer;
  private TrialTables tables;

  @BeforeEach
  void open() {
    DirectLakehouse lakehouse = DirectLakehouse.open(folder.toString());
    writer = new TrialWriter(lakehouse, "run-1", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    tables = new TrialTables(lakehouse);
    writer.start(STUDY, List.of(trial(1), trial(2)));
  }

  @Test
  void trialsThatHaveNotEndedAreNoDamage() {
    writer.keep(STUDY, Map.of("grid-0001", RETURNS));
    tables.requireWhole();
    assertThat(tables.returns("grid")).containsOnlyKeys("grid-0001");
    assertThat(tables.outcomes()).isEmpty();
  }

  @Test
  void anEndWithoutItsTrialIsTold() {
    writer.end(STUDY, List.of(TrialOutcome.failed("grid-0003", "gone")));
    String message = "gold.trials lacks grid-0003, though gold.trial_outcomes has rows of it";
    requireTold(tables::requireWhole, message);
    requireTold(() -> tables.outcomes("grid"), message);
    assertThat(tables.outcomes("another")).isEmpty();
  }

  @Test
  void returnsWithoutTheirTrialAreTold() {
    writer.keep(STUDY, Map.of("grid-0003", RETURNS));
    requireTold(
        () -> tables.returns("grid", "grid-0001"::equals),
        "gold.trials lacks grid-0003, though gold.trial_returns has rows of it");
  }

  @Test
  void aGapIsTold() {
    writer.start(STUDY, List.of(trial(4)));
    requireTold(
        () -> tables.ofFamily(STUDY.family()),
        "gold.trials lacks grid-0003, though a later one is there");
    requireTold(tables::requireWhole, "gold.trials lacks grid-0003");
  }

  private static void requireTold(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            AlluviumException.class,
            error -> assertThat(error.category()).isEqualTo(ErrorCategory.DIFFERS))
        .hasMessageStartingWith(message);
  }

  private static Trial trial(int number) {
    return new Trial(STUDY, number, Optional.empty(), "grid", "{}", OptionalLong.empty());
  }
}
