package org.alluvium.lakehouse.io;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Predicate;

/** An observed file event at which a writer is killed. */
enum KillPoint {
  /** The process runs, the table does not exist. */
  SESSION_STARTING(
      table -> new File(table.getParentFile().getParentFile().getParentFile(), "work").exists()),
  /** The table is being created; where the disk is quick, it just was. */
  FIRST_LOG_TEMPORARY(table -> hasLog(table, name -> name.contains(version(0)))),
  TABLE_CREATED(table -> hasLog(table, version(0)::equals)),
  /** Rows of the append are on disk, no commit lists them. */
  FIRST_DATA_FILE(table -> files(table, name -> name.endsWith(".parquet")) > 0),
  /** The append's commit is being written; where the disk is quick, it was just published. */
  SECOND_LOG_TEMPORARY(table -> hasLog(table, name -> name.contains(version(1)))),
  APPEND_COMMITTED(table -> hasLog(table, version(1)::equals)),
  MERGE_WRITING(
      table ->
          hasLog(table, version(1)::equals) && files(table, name -> name.endsWith(".parquet")) > 2),
  MERGE_COMMITTED(table -> hasLog(table, version(2)::equals)),
  REPLACE_COMMITTED(table -> hasLog(table, version(3)::equals));

  private final Predicate<File> happened;

  KillPoint(Predicate<File> happened) {
    this.happened = happened;
  }

  boolean happened(Path table) {
    return happened.test(table.toFile());
  }

  private static String version(int version) {
    return "%020d.json".formatted(version);
  }

  private static boolean hasLog(File table, Predicate<String> name) {
    return files(new File(table, "_delta_log"), name) > 0;
  }

  private static int files(File folder, Predicate<String> name) {
    String[] found = folder.list((parent, file) -> name.test(file));
    return found == null ? 0 : found.length;
  }
}
