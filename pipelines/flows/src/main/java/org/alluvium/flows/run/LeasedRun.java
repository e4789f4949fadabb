package org.alluvium.flows.run;

import java.util.Optional;
import java.util.function.Consumer;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.run.Leases;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunStart;

/**
 * One piece of work that writes a lakehouse outside a research run: it holds the writer's lease,
 * its start and end are rows of {@code ops.pipeline_runs}, and the lease is given back whatever
 * happens. It has no run folder, and cannot be replayed.
 */
public final class LeasedRun {
  private static final String NO_STATE = "{}";

  private final RunEnvironment environment;
  private final RunStart start;
  private final RunRecords records;
  private final Leases leases;
  private WriterLease lease;

  public LeasedRun(RunEnvironment environment, RunStart start) {
    DirectLakehouse direct = DirectLakehouse.open(environment.lakehouseRoot());
    this.environment = environment;
    this.start = start;
    this.records = new RunRecords(direct, environment.clock());
    this.leases = new Leases(direct, environment.clock());
  }

  /**
   * Does the work.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when another writer has the lease, or
   *     whatever the work throws, after the run was recorded as aborted
   */
  public void execute(Consumer<Lakehouse> work) {
    hold(
        () ->
            work.accept(
                Lakehouse.open(
                    environment.session().get(),
                    environment.lakehouseRoot(),
                    start.runId().toString(),
                    environment.clock())));
  }

  /** Does work that needs no Spark. Errors as in {@link #execute}. */
  public void executeDirect(Consumer<DirectLakehouse> work) {
    hold(() -> work.accept(DirectLakehouse.open(environment.lakehouseRoot())));
  }

  private void hold(Runnable work) {
    acquire();
    try {
      records.start(start);
      work.run();
      end(() -> records.complete(start.runId(), NO_STATE, Optional.empty()));
    } catch (Exception | Error e) {
      abortAfter(e);
      throw e;
    }
  }

  /** Ends the run as ABORTED and frees the lease; nothing happens when it is over. */
  public void abort(String reason) {
    end(() -> records.abort(start.runId(), reason));
  }

  private synchronized void acquire() {
    lease = WriterLease.acquire(leases, records, start.runId());
  }

  private void abortAfter(Throwable cause) {
    try {
      abort(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private synchronized void end(Runnable last) {
    if (lease == null) {
      return;
    }
    try (WriterLease held = lease) {
      lease = null;
      last.run();
    }
  }
}
