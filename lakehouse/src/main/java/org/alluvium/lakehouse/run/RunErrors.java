package org.alluvium.lakehouse.run;

import static org.alluvium.lakehouse.error.ErrorCategory.DIFFERS;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.UNEXPECTED;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;
import static org.alluvium.lakehouse.error.ErrorCategory.WAITING;

import java.nio.file.Path;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.table.TableName;

/** Every message for people about runs, ledgers, leases and pins. */
final class RunErrors {
  private RunErrors() {}

  static AlluviumException notARunId(String text) {
    return new AlluviumException(
        USAGE,
        "'%s' is no run id; one looks like 2017-11-10T20261121T024150Z-7c1e, './alluvium audit runs' lists them"
            .formatted(text));
  }

  static AlluviumException runFolderMissing(Path folder) {
    return new AlluviumException(
        INPUT_MISSING,
        "run folder %s does not exist; './alluvium audit runs' lists the runs".formatted(folder));
  }

  static AlluviumException ledgerMissing(Path file) {
    return new AlluviumException(
        INPUT_MISSING, "ledger %s does not exist; name a run that started".formatted(file));
  }

  static AlluviumException ledgerDiffers(Path file, LedgerFinding first) {
    return new AlluviumException(
        DIFFERS,
        "ledger %s cannot be continued, %s; restore the file, or start a new run"
            .formatted(file, first));
  }

  static AlluviumException ledgerSealed(Path file) {
    return new AlluviumException(
        DIFFERS, "ledger %s is sealed, its run is over; start a new run".formatted(file));
  }

  static AlluviumException ledgerInUse(Path file) {
    return new AlluviumException(
        WAITING,
        "ledger %s is being written by another process; wait for that run to end".formatted(file));
  }

  static AlluviumException leaseHeld(Lease lease) {
    return new AlluviumException(
        WAITING,
        "lease '%s' is held by %s until %s; wait for it to be released, or, if its holder died, until then"
            .formatted(lease.name(), lease.holder(), lease.expiresAt()));
  }

  static AlluviumException leaseLost(Lease lease, String now) {
    return new AlluviumException(
        UNEXPECTED,
        "lease '%s' of %s, granted until %s, is lost: %s; run again, and renew before it expires"
            .formatted(lease.name(), lease.holder(), lease.expiresAt(), now));
  }

  static AlluviumException notPinned(TableName table, long version, String holder) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s version %d is not pinned by %s; './alluvium lake pin --list' shows what is"
            .formatted(table, version, holder));
  }

  static AlluviumException runUnknown(RunId run) {
    return new AlluviumException(
        INPUT_MISSING,
        "run %s is not in ops.pipeline_runs; './alluvium audit runs' lists the runs"
            .formatted(run));
  }

  static AlluviumException runOver(PipelineRun run) {
    return new AlluviumException(
        USAGE,
        "run %s is %s since %s; start a new run".formatted(run.runId(), run.state(), run.at()));
  }
}
