package org.alluvium.flows.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.run.Lease;
import org.alluvium.lakehouse.run.Leases;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;

/**
 * The right to write a lakehouse, of which there is one: held by one run at a time, renewed by a
 * thread while the run lasts, and free again soon after its process died. Who gets it records the
 * runs that ended without a word as aborted.
 */
public final class WriterLease implements AutoCloseable {
  /** Name of the lease in {@code ops.leases}. */
  public static final String NAME = "lakehouse-writer";

  static final Duration TERM = Duration.ofMinutes(15);
  private static final Duration RENEWAL = TERM.dividedBy(3);

  private final Leases leases;
  private final ScheduledExecutorService renewals;
  private Lease lease;
  private AlluviumException lost;

  private WriterLease(Leases leases, Lease lease) {
    this.leases = leases;
    this.lease = lease;
    this.renewals =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "lease-renewal");
              thread.setDaemon(true);
              return thread;
            });
    renewals.scheduleWithFixedDelay(
        this::renew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Takes the lease.
   *
   * @throws AlluviumException when another run has it: exit code 5
   */
  static WriterLease acquire(Leases leases, RunRecords records, RunId run) {
    Lease lease = leases.acquire(NAME, run.toString(), TERM);
    WriterLease held = new WriterLease(leases, lease);
    try {
      endForsakenRuns(records, run);
      return held;
    } catch (RuntimeException | Error e) {
      held.close();
      throw e;
    }
  }

  /** Only the holder of the lease writes, so no other run that is recorded as running still is. */
  private static void endForsakenRuns(RunRecords records, RunId run) {
    records.runs().stream()
        .filter(other -> other.state() == RunState.RUNNING)
        .filter(other -> !other.runId().equals(run))
        .forEach(
            other ->
                records.abort(
                    other.runId(), "ended without saying why, found by run %s".formatted(run)));
  }

  /** Ends a run whose lease is lost: another one may be writing. */
  synchronized void requireHeld() {
    if (lost != null) {
      throw lost;
    }
  }

  /** What fails for another reason than a lost lease is tried again at the next turn. */
  private synchronized void renew() {
    try {
      lease = leases.renew(lease, TERM);
    } catch (AlluviumException e) {
      lost = e;
    } catch (RuntimeException e) {
      // The term outlasts two failed renewals.
    }
  }

  /** Gives the lease back; a second time does nothing. */
  @Override
  public void close() {
    renewals.shutdownNow();
    synchronized (this) {
      leases.release(lease);
    }
  }
}
