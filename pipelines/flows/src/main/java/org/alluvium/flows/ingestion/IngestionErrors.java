package org.alluvium.flows.ingestion;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.UNEXPECTED;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.alluvium.lakehouse.error.AlluviumException;

/** Every message for people that ingestion can show. */
final class IngestionErrors {
  private IngestionErrors() {}

  static AlluviumException sourcesMissing(Path file) {
    return new AlluviumException(
        INPUT_MISSING,
        "sources: %s does not exist; restore it or run from the repository".formatted(file));
  }

  static AlluviumException sourcesMalformed(Path file, Exception cause) {
    return new AlluviumException(
        USAGE,
        "sources: %s is malformed: %s; see conf/schema/sources.schema.json"
            .formatted(file, cause.getMessage()),
        cause);
  }

  static AlluviumException unknownMapping(String id, Collection<String> known) {
    return new AlluviumException(
        USAGE,
        "--mapping '%s' is unknown; the file of data.sources has %s"
            .formatted(id, String.join(", ", known)));
  }

  static AlluviumException takesNoCorrections(String id) {
    return new AlluviumException(
        USAGE,
        "--mapping '%s' reads no file of one's own: what it yields cannot be corrected; replace the bundled file and pass --source %s"
            .formatted(id, id));
  }

  static AlluviumException unknownSource(String id, Collection<String> known) {
    return new AlluviumException(
        USAGE,
        "--source '%s' is unknown; the file of data.sources has %s"
            .formatted(id, String.join(", ", known)));
  }

  static AlluviumException nothingAccepted(String what, long rejected) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: all %d rows were refused and none was accepted; their reasons are in bronze.rejected_rows, correct the file and ingest it again"
            .formatted(what, rejected));
  }

  static AlluviumException instrumentsMissing(Path file) {
    return new AlluviumException(
        INPUT_MISSING,
        "instruments: %s does not exist; restore it or run from the repository".formatted(file));
  }

  static AlluviumException instrumentsMalformed(Path file, Exception cause) {
    return new AlluviumException(
        USAGE, "instruments: %s is malformed: %s".formatted(file, cause.getMessage()), cause);
  }

  static AlluviumException noSuchFile(String source, Path path) {
    return new AlluviumException(
        INPUT_MISSING,
        "source '%s': %s does not exist; pass another --path or restore the file"
            .formatted(source, path));
  }

  static AlluviumException noPanel(String source, String file) {
    return new AlluviumException(
        INPUT_MISSING,
        "source '%s': its file is not bundled and was looked for at %s; give it by data.panel, for example ALLUVIUM_DATA_PANEL=FILE"
            .formatted(source, file));
  }

  static AlluviumException noFiles(String source, Path folder) {
    return new AlluviumException(
        INPUT_MISSING,
        "source '%s': folder %s holds no file of the declared format; pass another --path or --mapping"
            .formatted(source, folder));
  }

  static AlluviumException noPath(String source) {
    return new AlluviumException(
        USAGE, "source '%s' is a mapping of users' own files; pass --path FILE".formatted(source));
  }

  static AlluviumException noSources() {
    return new AlluviumException(
        USAGE, "nothing to ingest from: no source was named; see the file of data.sources");
  }

  static AlluviumException emptyFile(String name) {
    return new AlluviumException(
        DATA_CHECK, "%s is empty; deliver it again, nothing was written".formatted(name));
  }

  static AlluviumException headerOnly(String name) {
    return new AlluviumException(
        DATA_CHECK,
        "%s has a header and no row; deliver it again, nothing was written".formatted(name));
  }

  static AlluviumException binaryFile(String name) {
    return new AlluviumException(
        DATA_CHECK,
        "%s is binary, not CSV text; unpack it, or pass a --mapping of its format".formatted(name));
  }

  static AlluviumException notParquet(String name, Exception cause) {
    return new AlluviumException(
        DATA_CHECK,
        "%s is no Parquet file; deliver it again, or pass a --mapping of its format"
            .formatted(name),
        cause);
  }

  static AlluviumException brokenGzip(String name, Exception cause) {
    return new AlluviumException(
        DATA_CHECK,
        "%s is cut or is no gzip file: %s; deliver it again, nothing was written"
            .formatted(name, cause.getMessage()),
        cause);
  }

  static AlluviumException unreadable(String name, Exception cause) {
    return new AlluviumException(
        INPUT_MISSING, "%s cannot be read: %s".formatted(name, cause.getMessage()), cause);
  }

  static AlluviumException wrongHeader(
      String name, String mapping, List<String> lacking, List<String> header) {
    return new AlluviumException(
        DATA_CHECK,
        "%s lacks %s, which mapping '%s' names; its header is %s; correct the file or the --mapping"
            .formatted(name, String.join(", ", lacking), mapping, String.join(",", header)));
  }

  static AlluviumException countsDiffer(
      String source, long received, long accepted, long rejected, long later) {
    return new AlluviumException(
        UNEXPECTED,
        "source '%s': %d rows received are not %d accepted + %d rejected + %d known later; this is a defect, please report it"
            .formatted(source, received, accepted, rejected, later));
  }

  static AlluviumException writtenDiffer(String table, long expected, long written) {
    return new AlluviumException(
        UNEXPECTED,
        "%s: %d rows were to be written and %d were; this is a defect, please report it"
            .formatted(table, expected, written));
  }
}
