package org.alluvium.lakehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Weights;
import org.junit.jupiter.api.Test;

class ConflictRetryTest {
  private static final TableName TABLE = Weights.SPEC.name();
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void runsAStepAgainAfterAConflictHoweverDeepItsCause() {
    int result =
        ConflictRetry.run(
            TABLE,
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException(new ConcurrentModificationException("other"));
              }
              return 42;
            });

    assertThat(result).isEqualTo(42);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void doesNotRepeatAStepThatFailedForAnotherReason() {
    assertThatThrownBy(
            () ->
                ConflictRetry.run(
                    TABLE,
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void anInterruptEndsTheWaitingAtOnce() {
    assertThatThrownBy(
            () ->
                ConflictRetry.run(
                    TABLE,
                    () -> {
                      if (attempts.incrementAndGet() == 3) {
                        Thread.currentThread().interrupt();
                      }
                      throw new ConcurrentModificationException("other");
                    }))
        .isInstanceOf(ConcurrentModificationException.class)
        .hasMessage("other");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(attempts).hasValue(3);
  }

  @Test
  void anEndlessConflictIsToldWithTheTable() {
    assertThat(LakehouseErrors.writersConflict(TABLE, 40, null))
        .hasMessage(
            "gold.weights: other writers changed the table during each of 40 attempts; run the command again when they are done");
  }
}
