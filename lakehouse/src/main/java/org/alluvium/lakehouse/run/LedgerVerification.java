package org.alluvium.lakehouse.run;

import java.util.List;

/**
 * What checking a ledger found.
 *
 * @param lines number of whole lines
 * @param findings what is wrong, in order of line; empty when the ledger is intact
 * @param torn whether the last line ends in the middle, as a killed run leaves it
 * @param sealed whether the last whole line is the seal of a finished run
 * @param head hash of the last whole line, zeros when there is none
 */
public record LedgerVerification(
    long lines, List<LedgerFinding> findings, boolean torn, boolean sealed, String head) {
  public LedgerVerification {
    findings = List.copyOf(findings);
  }

  public boolean isIntact() {
    return findings.isEmpty();
  }

  /** Whether nothing is wrong but a torn last line: resuming the run mends it. */
  public boolean isHealable() {
    return torn && findings.size() == 1;
  }
}
