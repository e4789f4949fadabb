package org.alluvium.flows.ingestion.error;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.UNEXPECTED;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;

/** Every message for people that ingestion can show. */
public final class IngestionErrors {
  private IngestionErrors() {}

  public static AlluviumException sourcesMissing(Path file) {
    return new AlluviumException(
        INPUT_MISSING,
        "sources: %s does not exist; restore it or run from the repository".formatted(file));
  }

  public static AlluviumException sourcesMalformed(Path file, Exception cause) {
    return new AlluviumException(
        USAGE,
        "sources: %s is malformed: %s; see conf/schema/sources.schema.json"
            .formatted(file, cause.getMessage()),
        cause);
  }

  public static AlluviumException unknownCalendar(
      Path file, String source, String calendar, Collection<String> known) {
    return new AlluviumException(
        USAGE,
        "sources: %s: source '%s': calendar '%s' is not known; choose one of %s, or add it to conf/calendars.json"
            .formatted(file, source, calendar, known.stream().sorted().toList()));
  }

  public static AlluviumException unknownMapping(String id, Collection<String> known) {
    return new AlluviumException(
        USAGE,
        "--mapping '%s' is unknown; the file of data.sources has %s"
            .formatted(id, String.join(", ", known)));
  }

  public static AlluviumException takesNoCorrections(String id) {
    return new AlluviumException(
        USAGE,
        "--mapping '%s' reads no file of one's own: what it yields cannot be corrected; replace the bundled file and pass --source %s"
            .formatted(id, id));
  }

  public static AlluviumException unknownSource(String id, Collection<String> known) {
    return new AlluviumException(
        USAGE,
        "--source '%s' is unknown; the file of data.sources has %s"
            .formatted(id, String.join(", ", known)));
  }

  public static AlluviumException nothingAccepted(String what, long rejected) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: all %d rows were refused and none was accepted; their reasons are in bronze.rejected_rows: correct the file, or add what it lacks, and ingest it again"
            .formatted(what, rejected));
  }

  public static AlluviumException instrumentsMissing(Path file) {
    return new AlluviumException(
        INPUT_MISSING,
        "instruments: %s does not exist; restore it or run from the repository".formatted(file));
  }

  public static AlluviumException instrumentsMalformed(Path file, Exception cause) {
    return new AlluviumException(
        USAGE, "instruments: %s is malformed: %s".formatted(file, cause.getMessage()), cause);
  }

  public static AlluviumException asksOverNetwork(String id) {
    return new AlluviumException(
        USAGE,
        "--mapping '%s' reads no file of one's own: it is asked over a network; pass --source %s"
            .formatted(id, id));
  }

  public static AlluviumException noLanding(String source) {
    return new AlluviumException(
        USAGE,
        "source '%s' is asked over a network, and there is no folder for what it answers; set data.landing"
            .formatted(source));
  }

  public static AlluviumException unknownName(String source, String name, String symbol) {
    return new AlluviumException(
        USAGE,
        "source '%s': '%s' is %s here, which is not in the instruments; add it to instruments.csv with tick size, session and calendar, or take it out of network.names"
            .formatted(source, name, symbol));
  }

  public static AlluviumException unnamedSeries(String source, String name) {
    return new AlluviumException(
        USAGE,
        "source '%s': series '%s' of network.names is not among macro.names; give it a name there"
            .formatted(source, name));
  }

  /** Symbols that cannot be used, with what each lacks. */
  public static AlluviumException metadataLacking(Map<String, List<String>> lacking, Instant asOf) {
    StringBuilder each = new StringBuilder();
    lacking.forEach(
        (symbol, fields) ->
            each.append("\n  ").append(symbol).append(": ").append(String.join(", ", fields)));
    return new AlluviumException(
        DATA_CHECK,
        "silver.instruments lacks metadata of %d symbols as of %s:%s\nstate it in instruments.csv, or discover the market, and run './alluvium metadata', or './alluvium flow data', which brings the data too; or take them out of the profile"
            .formatted(lacking.size(), asOf, each));
  }

  public static AlluviumException noSymbols(String source) {
    return new AlluviumException(
        USAGE,
        "source '%s' is asked for the symbols of a profile, and there is none; pass --profile"
            .formatted(source));
  }

  public static AlluviumException notAsked(String source, String name) {
    return new AlluviumException(
        INPUT_MISSING,
        "source '%s': %s was not asked for, since no server answered to those before it; run it again later"
            .formatted(source, name));
  }

  /** What failed of several names, the rest being in the lakehouse. */
  public static AlluviumException incomplete(ErrorCategory category, List<String> told) {
    return new AlluviumException(
        category,
        "%d could not be had, the rest was ingested; run it again for these:\n  %s"
            .formatted(told.size(), String.join("\n  ", told)));
  }

  public static AlluviumException pageDamaged(Path file, String problem) {
    return new AlluviumException(
        DATA_CHECK,
        "%s was changed since it was received: it %s; delete it, and it is asked for again"
            .formatted(file, problem));
  }

  public static AlluviumException pageNotKept(Path file, Exception cause) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s cannot be written: %s; make room, or set data.landing to another folder"
            .formatted(file, cause.getMessage()),
        cause);
  }

  public static AlluviumException noSuchFile(String source, Path path) {
    return new AlluviumException(
        INPUT_MISSING,
        "source '%s': %s does not exist; pass another --path or restore the file"
            .formatted(source, path));
  }

  public static AlluviumException noPanel(String source, String file) {
    return new AlluviumException(
        INPUT_MISSING,
        "source '%s': its file is not bundled and was looked for at %s; give it by data.panel, for example ALLUVIUM_DATA_PANEL=FILE"
            .formatted(source, file));
  }

  public static AlluviumException noFiles(String source, Path folder) {
    return new AlluviumException(
        INPUT_MISSING,
        "source '%s': folder %s holds no file of the declared format; pass another --path or --mapping"
            .formatted(source, folder));
  }

  public static AlluviumException noPath(String source) {
    return new AlluviumException(
        USAGE, "source '%s' is a mapping of users' own files; pass --path FILE".formatted(source));
  }

  public static AlluviumException noSources() {
    return new AlluviumException(
        USAGE, "nothing to ingest from: no source was named; see the file of data.sources");
  }

  public static AlluviumException emptyFile(String name) {
    return new AlluviumException(
        DATA_CHECK, "%s is empty; deliver it again, nothing was written".formatted(name));
  }

  public static AlluviumException headerOnly(String name) {
    return new AlluviumException(
        DATA_CHECK,
        "%s has a header and no row; deliver it again, nothing was written".formatted(name));
  }

  public static AlluviumException binaryFile(String name) {
    return new AlluviumException(
        DATA_CHECK,
        "%s is binary, not CSV text; unpack it, or pass a --mapping of its format".formatted(name));
  }

  public static AlluviumException notParquet(String name, Exception cause) {
    return new AlluviumException(
        DATA_CHECK,
        "%s is no Parquet file; deliver it again, or pass a --mapping of its format"
            .formatted(name),
        cause);
  }

  public static AlluviumException brokenGzip(String name, Exception cause) {
    return new AlluviumException(
        DATA_CHECK,
        "%s is cut or is no gzip file: %s; deliver it again, nothing was written"
            .formatted(name, cause.getMessage()),
        cause);
  }

  public static AlluviumException unreadable(String name, Exception cause) {
    return new AlluviumException(
        INPUT_MISSING, "%s cannot be read: %s".formatted(name, cause.getMessage()), cause);
  }

  public static AlluviumException wrongHeader(
      String name, String mapping, List<String> lacking, List<String> header) {
    return new AlluviumException(
        DATA_CHECK,
        "%s lacks %s, which mapping '%s' names; its header is %s; correct the file or the --mapping"
            .formatted(name, String.join(", ", lacking), mapping, String.join(",", header)));
  }

  public static AlluviumException countsDiffer(
      String source, long received, long accepted, long rejected, long later) {
    return new AlluviumException(
        UNEXPECTED,
        "source '%s': %d rows received are not %d accepted or quarantined + %d rejected + %d known later; this is a defect, please report it"
            .formatted(source, received, accepted, rejected, later));
  }

  public static AlluviumException writtenDiffer(String table, long expected, long written) {
    return new AlluviumException(
        UNEXPECTED,
        "%s: %d rows were to be written and %d were; this is a defect, please report it"
            .formatted(table, expected, written));
  }
}
