package org.alluvium.lakehouse.run;

/**
 * One thing wrong with a ledger.
 *
 * @param line the line, counted from 1
 * @param what what differs there
 */
public record LedgerFinding(long line, String what) {
  @Override
  public String toString() {
    return "line " + line + ": " + what;
  }
}
