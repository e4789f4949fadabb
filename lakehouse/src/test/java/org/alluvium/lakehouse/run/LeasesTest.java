package org.alluvium.lakehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.testkit.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
  private static final Duration TERM = Duration.ofMinutes(10);
  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  private final MovableClock clock = new MovableClock(START);
  @TempDir Path folder;
  private Leases leases;

  @BeforeEach
  void open() {
    leases = new Leases(DirectLakehouse.open(folder.toString()), clock);
  }

  @Test
  void aLeaseWhoseProcessIsGoneIsFree() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "60").start();
    String mark = ProcessMark.of(sleeper.pid()).orElseThrow();
    Lease held = new Lease("x", "run-1", Optional.of(mark), 1, Instant.EPOCH, Instant.MAX);
    assertThat(held.isAbandoned()).as("while it sleeps").isFalse();
    sleeper.destroyForcibly().waitFor();
    assertThat(held.isAbandoned()).as("after SIGKILL").isTrue();
  }

  @Test
  void aProcessOfAnotherMachineOrTimeIsNotTakenForGone() {
    String mine = ProcessMark.current().orElseThrow();
    assertThat(ProcessMark.isGone(mine)).isFalse();
    assertThat(ProcessMark.isGone("elsewhere/pid:[1] 1 1")).isFalse();
    assertThat(ProcessMark.isGone("")).isFalse();
    assertThat(ProcessMark.isGone(mine.replaceAll("[0-9]+$", "1")))
        .as("the same number, another start")
        .isTrue();
  }

  @Test
  void aHeldLeaseIsRefusedWithHolderExpiryAndWayOut() {
    Lease lease = leases.acquire("orchestrator", "run-1", TERM);

    assertThat(lease.expiresAt()).isEqualTo(START.plus(TERM));
    for (String holder : List.of("run-1", "run-2")) {
      assertThatThrownBy(() -> leases.acquire("orchestrator", holder, TERM))
          .isInstanceOfSatisfying(
              AlluviumException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.WAITING))
          .hasMessage(
              "lease 'orchestrator' is held by run-1 until 2026-11-21T02:10:00Z; wait for it to be"
                  + " released, or, if its holder died, until then");
    }
    assertThat(leases.acquire("gold.weights", "run-2", TERM).holder()).isEqualTo("run-2");
    assertThat(leases.live())
        .extracting(Lease::name)
        .containsExactly("gold.weights", "orchestrator");
  }

  @Test
  void aReleasedLeaseIsFreeAtOnce() {
    Lease first = leases.acquire("orchestrator", "run-1", TERM);
    leases.release(first);
    leases.release(first);

    assertThat(leases.holder("orchestrator")).isEmpty();
    assertThat(leases.acquire("orchestrator", "run-2", TERM).token()).isGreaterThan(first.token());
  }

  @Test
  void aStaleLeaseIsTakenOverAndItsFirstHolderIsTold() {
    Lease stale = leases.acquire("orchestrator", "run-1", TERM);
    clock.advance(TERM);
    assertThatThrownBy(() -> leases.renew(stale, TERM))
        .hasMessageContaining("is lost: it expired or was released; run again");

    Lease taken = leases.acquire("orchestrator", "run-2", TERM);
    assertThatThrownBy(() -> leases.renew(stale, TERM))
        .hasMessage(
            "lease 'orchestrator' of run-1, granted until 2026-11-21T02:10:00Z, is lost: run-2 has"
                + " it until 2026-11-21T02:20:00Z; run again, and renew before it expires");
    leases.release(stale);
    assertThat(leases.holder("orchestrator")).contains(taken);
  }

  @Test
  void aRenewedLeaseLivesOnAndARenewalNeverShortens() {
    Lease lease = leases.acquire("orchestrator", "run-1", TERM);
    clock.advance(Duration.ofMinutes(1));
    Lease longer = leases.renew(lease, TERM);
    assertThat(longer.expiresAt()).isEqualTo(START.plus(Duration.ofMinutes(11)));
    assertThat(leases.renew(longer, Duration.ofSeconds(1)).expiresAt())
        .isEqualTo(longer.expiresAt());

    clock.advance(Duration.ofSeconds(590));
    assertThat(leases.holder("orchestrator"))
        .hasValueSatisfying(l -> assertThat(l.token()).isEqualTo(lease.token()));
    leases.release(longer);
    assertThat(leases.holder("orchestrator")).isEmpty();
  }

  @Test
  void ofFourThatAskAtOnceOneHoldsTheLease() throws Exception {
    for (int round = 0; round < 3; round++) {
      String name = "lease-" + round;
      AtomicInteger won = new AtomicInteger();
      List<Throwable> refused =
          fourAtOnce(
              holder -> {
                leases.acquire(name, holder, TERM);
                won.incrementAndGet();
              });
      assertThat(won).hasValue(1);
      assertThat(refused)
          .hasSize(3)
          .allSatisfy(e -> assertThat(e).hasMessageContaining("is held by"));
    }
  }

  @Test
  void fourHoldersOfOneLeaseInTurnNeverOverlap() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger entered = new AtomicInteger();
    List<Throwable> failures =
        fourAtOnce(
            holder -> {
              while (true) {
                try {
                  Lease lease = leases.acquire("turns", holder, TERM);
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  entered.incrementAndGet();
                  Thread.sleep(5);
                  inside.decrementAndGet();
                  leases.release(lease);
                  return;
                } catch (AlluviumException held) {
                  Thread.sleep(5);
                }
              }
            });
    assertThat(failures).isEmpty();
    assertThat(entered).hasValue(4);
    assertThat(most).hasValue(1);
  }

  @Test
  void aTermMustBePositive() {
    assertThatThrownBy(() -> leases.acquire("x", "run-1", Duration.ZERO))
        .hasMessage("a lease's term must be positive, got PT0S");
  }

  private interface Work {
    void of(String holder) throws Exception;
  }

  private static List<Throwable> fourAtOnce(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Throwable>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String holder = "run-" + i;
        tasks.add(
            () -> {
              try {
                work.of(holder);
                return null;
              } catch (AlluviumException e) {
                return e;
              }
            });
      }
      List<Throwable> thrown = new ArrayList<>();
      for (Future<Throwable> result : threads.invokeAll(tasks)) {
        if (result.get() != null) {
          thrown.add(result.get());
        }
      }
      return thrown;
    } finally {
      threads.shutdownNow();
    }
  }
}
