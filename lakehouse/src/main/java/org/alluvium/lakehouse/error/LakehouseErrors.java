package org.alluvium.lakehouse.error;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.DIFFERS;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.UNEXPECTED;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.util.Collection;
import java.util.List;
import org.alluvium.lakehouse.table.TableName;

/** Every message for people that the lakehouse module can show. */
public final class LakehouseErrors {
  private LakehouseErrors() {}

  public static AlluviumException versionNotFound(TableName table, long asked, long latest) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s: version %d does not exist, latest is %d; pass --version %d, or an earlier one that './alluvium lake history %s' lists"
            .formatted(table, asked, latest, latest, table));
  }

  public static AlluviumException tableMissing(TableName table, String root) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s does not exist in lakehouse %s; run %s first, or point --lakehouse at another root"
            .formatted(table, root, writer(table)));
  }

  public static AlluviumException readOnlyFlow(TableName table, String flow) {
    return new AlluviumException(
        USAGE,
        "%s: flow '%s' reads bronze and silver and never writes them; write the table by './alluvium ingest' or './alluvium flow data --profile PROFILE' first"
            .formatted(table, flow));
  }

  public static AlluviumException notInSnapshot(TableName table, Collection<TableName> held) {
    return new AlluviumException(
        UNEXPECTED,
        "%s is read after the run's snapshot, which keeps only %s: the run could not be replayed; add the table to what the stage 'snapshot' keeps"
            .formatted(table, held.stream().map(TableName::toString).sorted().toList()));
  }

  public static AlluviumException writesItsInput(TableName table, long version) {
    return new AlluviumException(
        UNEXPECTED,
        "%s is an input of the run, held at version %d, and a stage would write it; name the table among the outputs of that stage"
            .formatted(table, version));
  }

  /** The command that is enough to make a table of a layer. */
  private static String writer(TableName table) {
    return switch (table.layer()) {
      case BRONZE, SILVER -> "'./alluvium ingest'";
      case GOLD, OPS, SERVING -> "'./alluvium weekly'";
    };
  }

  public static AlluviumException noVintages(TableName table) {
    return new AlluviumException(
        USAGE,
        "%s has no column known_at, so it cannot be read as of a time; read all() and filter"
            .formatted(table));
  }

  public static AlluviumException tableLacksColumns(TableName table, List<String> columns) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s: the table on disk lacks the required columns %s; it was written by another version of its definition, rebuild it or restore a matching lakehouse"
            .formatted(table, columns));
  }

  public static AlluviumException columnsDiffer(
      TableName table, Collection<String> lacking, Collection<String> extra) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: the dataset to write lacks columns %s and has columns %s that the table does not; select the table's columns before writing"
            .formatted(table, lacking, extra));
  }

  public static AlluviumException columnTypeDiffers(
      TableName table, String column, String wanted, String got) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: column %s is %s in the table but %s in the dataset to write; cast it before writing"
            .formatted(table, column, wanted, got));
  }

  public static AlluviumException constraintViolated(
      TableName table, String detail, Throwable cause) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: a row violates a constraint of the table, nothing was written: %s; divert such rows to bronze.rejected_rows before writing"
            .formatted(table, detail),
        cause);
  }

  public static AlluviumException duplicateKeys(TableName table, List<String> key, String example) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: the dataset to write holds several rows for one key %s, for example %s; make the key unique before writing"
            .formatted(table, key, example));
  }

  public static AlluviumException appendOnly(TableName table, String operation) {
    return new AlluviumException(
        USAGE,
        "%s is append-only: %s is not possible; use appendOnce or insertMissing"
            .formatted(table, operation));
  }

  public static AlluviumException noKey(TableName table, String operation) {
    return new AlluviumException(
        USAGE,
        "%s has no key: %s is not possible; use appendOnce or replaceSlice"
            .formatted(table, operation));
  }

  public static AlluviumException outsideSlice(TableName table, String predicate, Throwable cause) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: the dataset to write has rows outside the slice %s, nothing was written; filter it by the slice first"
            .formatted(table, predicate),
        cause);
  }

  public static AlluviumException writersConflict(TableName table, int attempts, Throwable cause) {
    return new AlluviumException(
        UNEXPECTED,
        "%s: other writers changed the table during each of %d attempts; run the command again when they are done"
            .formatted(table, attempts),
        cause);
  }

  public static AlluviumException snapshotMissing(TableName table, String manifest) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s: the run holds no snapshot of it, %s does not exist; replay a run that read this table"
            .formatted(table, manifest));
  }

  public static AlluviumException snapshotDamaged(List<String> damages) {
    return new AlluviumException(
        DIFFERS,
        "snapshot is damaged, it cannot be replayed: %s; restore the named objects from a backup"
            .formatted(String.join("; ", damages)));
  }

  public static AlluviumException restoreTargetExists(TableName table, String folder) {
    return new AlluviumException(
        USAGE,
        "%s: %s already holds another table; restore into an empty folder"
            .formatted(table, folder));
  }

  public static AlluviumException deletionVectors(TableName table, String file) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: file %s has a deletion vector, which other readers refuse; rewrite the table with delta.enableDeletionVectors=false"
            .formatted(table, file));
  }

  public static AlluviumException predicateUnfit(
      TableName table, String predicate, String reason, Throwable cause) {
    return new AlluviumException(
        USAGE,
        "%s: --where \"%s\" cannot be used: %s; './alluvium lake describe %s' lists the columns, nothing was written"
            .formatted(table, predicate, reason, table),
        cause);
  }

  public static AlluviumException exportTargetNotEmpty(String folder) {
    return new AlluviumException(
        USAGE, "export folder %s is not empty; name a new folder".formatted(folder));
  }
}
