package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param chain what is wrong with the ledger
 * @param edits sealed files that are missing, changed or added
 * @param damages data files of the snapshot that are missing or changed; not looked for where there
 *     are edits
 */
record RunVerification(
    LedgerVerification ledger,
    int sealedFiles,
    int objects,
    List<String> chain,
    List<String> edits,
    List<String> damages) {

  RunVerification {
    chain = List.copyOf(chain);
    edits = List.copyOf(edits);
    damages = List.copyOf(damages);
  }

  /** Everything that is wrong; empty when all is as the run left it. */
  List<String> findings() {
    return Stream.of(chain, edits, damages).flatMap(List::stream).toList();
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
    List<String> chain = new ArrayList<>();
    ledger.findings().forEach(finding -> chain.add(finding.toString()));
    complete
        .flatMap(PipelineRun::ledgerHead)
        .filter(head -> ledger.isIntact() && !head.equals(ledger.head()))
        .ifPresent(head -> chain.add(written(ledger.head(), head)));
    List<String> edits = sealed.damages(folder);
    Snapshot snapshot = Snapshot.of(folder);
    int files = sealed.digests().size();
    return edits.isEmpty()
        ? new RunVerification(ledger, files, snapshot.fileCount(), chain, edits, snapshot.damages())
        : new RunVerification(ledger, files, 0, chain, edits, List.of());
  }

  private static String written(String head, String recorded) {
    return "the ledger ends with hash %s, ops.pipeline_runs has %s: it was written anew"
        .formatted(head, recorded);
  }

  boolean isIntact() {
    return findings().isEmpty();
  }

  /** One word: a torn ledger is mended by resuming its run, anything else is not. */
  String verdict() {
    if (isIntact()) {
      return "intact";
    }
    return ledger.isHealable() && findings().size() == 1 ? "torn" : "broken";
  }
}
