package org.alluvium.flows.run;

import java.util.List;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.LedgerVerification;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.run.StartedEvent;
import org.alluvium.lakehouse.snapshot.Snapshot;

/**
 * A run whose folder is as the run left it: ledger, sealed files and the objects of its inputs.
 *
 * @param folder the run's folder, wherever it lies now
 * @param started how the run began
 * @param snapshot its inputs, in that folder and in the objects beside it
 */
public record UnchangedRun(RunFolder folder, StartedEvent started, Snapshot snapshot) {

  /**
   * Checks a run's folder, without Spark.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when anything in it was changed
   */
  public static UnchangedRun require(RunFolder folder) {
    requireLedger(folder);
    SealedFiles sealed = SealedFiles.recorded(folder);
    StartedEvent started =
        StartedEvent.read(folder)
            .filter(event -> sealed.holdConfiguration())
            .orElseThrow(() -> FlowErrors.configurationNotSealed(folder.path()));
    String run = folder.runId().toString();
    List<String> edits = sealed.damages(folder);
    if (!edits.isEmpty()) {
      throw FlowErrors.changedFolder(run, edits);
    }
    Snapshot snapshot = Snapshot.of(folder);
    List<String> damages = snapshot.damages();
    if (!damages.isEmpty()) {
      throw FlowErrors.damagedSnapshot(run, damages);
    }
    return new UnchangedRun(folder, started, snapshot);
  }

  private static void requireLedger(RunFolder folder) {
    LedgerVerification ledger = AuditLedger.verifyFinished(folder.auditFile());
    if (!ledger.isIntact()) {
      throw FlowErrors.brokenLedger(
          folder.runId().toString(), ledger.findings().stream().map(Object::toString).toList());
    }
  }
}
