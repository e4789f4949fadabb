package org.alluvium.flows.audit.canary;

import java.util.ArrayList;
import java.util.List;

/**
 * What the canary found in one table.
 *
 * @param table its name
 * @param of whose rows: symbols, or a profile
 * @param instants how many instants were checked
 * @param rows rows compared with those of cut off and spoilt inputs, over all instants
 * @param stored rows compared with those of the lakehouse
 * @param findings none when it is clean; the first of each instant
 */
public record CheckedTable(
    String table, String of, int instants, long rows, long stored, List<CanaryFinding> findings) {
  public CheckedTable {
    findings = List.copyOf(findings);
  }

  boolean isSameAs(CheckedTable other) {
    return table.equals(other.table) && of.equals(other.of);
  }

  CheckedTable and(CheckedTable other) {
    List<CanaryFinding> all = new ArrayList<>(findings);
    all.addAll(other.findings);
    return new CheckedTable(
        table, of, instants + other.instants, rows + other.rows, stored + other.stored, all);
  }
}
