package org.alluvium.flows.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelCallsTest {
  @Test
  void callsRunSideBySideAndAnswerInTheirOrder() {
    CountDownLatch both = new CountDownLatch(2);
    Callable<String> first = () -> meet(both, "first");
    Callable<String> second = () -> meet(both, "second");

    assertThat(ParallelCalls.run("meeting", 2, List.of(first, second)))
        .containsExactly("first", "second");
    assertThat(ParallelCalls.<String>run("nothing", 0, List.of())).isEmpty();
  }

  @Test
  void noMoreRunAtOnceThanAllowed() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> call =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.sleep(5);
          return running.decrementAndGet();
        };

    ParallelCalls.run("counting", 2, IntStream.range(0, 8).mapToObj(i -> call).toList());
    assertThat(most).hasValueBetween(1, 2);
  }

  @Test
  void theFirstFailureIsThrownAfterTheOthersHaveEndedWithTheOthersAttached() {
    AtomicBoolean ended = new AtomicBoolean();
    Callable<Void> fails =
        () -> {
          throw new IllegalArgumentException("first");
        };
    Callable<Void> failsToo =
        () -> {
          throw new IOException("second");
        };
    Callable<Void> slow =
        () -> {
          Thread.sleep(50);
          ended.set(true);
          return null;
        };

    assertThatThrownBy(() -> ParallelCalls.run("failing", 3, List.of(fails, failsToo, slow)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("first")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .hasToString("java.io.IOException: second"));
    assertThat(ended).isTrue();
  }

  @Test
  void anInterruptionOfTheCallerReachesTheCalls() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Callable<Void> waits =
        () -> {
          try {
            caller.interrupt();
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return null;
        };

    assertThatThrownBy(() -> ParallelCalls.run("waiting", 1, List.of(waits)))
        .hasMessage("interrupted while waiting");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static String meet(CountDownLatch both, String name) throws InterruptedException {
    both.countDown();
    both.await();
    return name;
  }
}
