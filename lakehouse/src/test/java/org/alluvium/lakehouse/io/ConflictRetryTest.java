package org.alluvium.lakehouse.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConflictRetryTest {
  private final AtomicInteger attempts = new AtomicInteger();
  private final ConflictRetry retry = new ConflictRetry(Quotes.SPEC.name());

  @Test
  void runsAWriteAgainAfterAConflictHoweverDeepItsCause() {
    int result =
        retry.run(
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
  void doesNotRepeatAWriteThatFailedForAnotherReason() {
    assertThatThrownBy(
            () ->
                retry.run(
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(attempts).hasValue(1);
  }
}
