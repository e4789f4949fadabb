package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.LedgerVerification;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.snapshot.Snapshot;

/**
 * What checking a run's folder found: its ledger, the files that the ledger seals, and the objects
 * of its snapshot. Without Spark.
 *
 * @param ledger the hash chain
 * @param sealedFiles number of sealed files that were hashed
 * @param objects number of data files of the snapshot that were hashed
 * @param findings everything that is wrong; empty when all is as the run left it
 */
record RunVerification(
    LedgerVerification ledger, int sealedFiles, int objects, List<String> findings) {

  RunVerification {
    findings = List.copyOf(findings);
  }

  /**
   * Checks a folder.
   *
   * @param complete the record of the run's end; without one the ledger need not be sealed
   */
  static RunVerification of(RunFolder folder, Optional<PipelineRun> complete) {
    LedgerVerification ledger =
        complete.isPresent()
            ? AuditLedger.verifyFinished(folder.auditFile())
            : AuditLedger.verify(folder.auditFile());
    SealedFiles sealed = SealedFiles.recorded(folder);
    List<String> findings = new ArrayList<>();
    ledger.findings().forEach(finding -> findings.add(finding.toString()));
    complete
        .flatMap(PipelineRun::ledgerHead)
        .filter(head -> ledger.isIntact() && !head.equals(ledger.head()))
        .ifPresent(head -> findings.add(written(ledger.head(), head)));
    List<String> edits = sealed.damages(folder);
    findings.addAll(edits);
    int objects = 0;
    if (edits.isEmpty()) {
      Snapshot snapshot = Snapshot.of(folder);
      findings.addAll(snapshot.damages());
      objects = snapshot.fileCount();
    }
    return new RunVerification(ledger, sealed.digests().size(), objects, findings);
  }

  private static String written(String head, String recorded) {
    return "the ledger ends with hash %s, ops.pipeline_runs has %s: it was written anew"
        .formatted(head, recorded);
  }

  boolean isIntact() {
    return findings.isEmpty();
  }

  /** One word: a torn ledger is mended by resuming its run, anything else is not. */
  String verdict() {
    if (isIntact()) {
      return "intact";
    }
    return ledger.isHealable() && findings.size() == 1 ? "torn" : "broken";
  }
}
