package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.LedgerVerification;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.StartedEvent;
import org.alluvium.lakehouse.snapshot.Snapshot;

/**
 * What checking a run's folder found: its ledger, the configuration files that the ledger seals,
 * and the objects of its snapshot. Without Spark.
 *
 * @param ledger the hash chain
 * @param configurationFiles number of sealed files that were hashed
 * @param objects number of data files of the snapshot that were hashed
 * @param findings everything that is wrong; empty when all is as the run left it
 */
record RunVerification(
    LedgerVerification ledger, int configurationFiles, int objects, List<String> findings) {

  RunVerification {
    findings = List.copyOf(findings);
  }

  /** Checks a folder; the ledger of a run that is complete must be sealed. */
  static RunVerification of(RunFolder folder, boolean complete) {
    LedgerVerification ledger =
        complete
            ? AuditLedger.verifyFinished(folder.auditFile())
            : AuditLedger.verify(folder.auditFile());
    Optional<StartedEvent> started = StartedEvent.read(folder);
    Snapshot snapshot = Snapshot.of(folder);
    List<String> findings = new ArrayList<>();
    ledger.findings().forEach(finding -> findings.add(finding.toString()));
    started.ifPresent(event -> findings.addAll(event.damages(folder)));
    findings.addAll(snapshot.damages());
    return new RunVerification(
        ledger,
        started.map(event -> event.files().size()).orElse(0),
        snapshot.fileCount(),
        findings);
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
