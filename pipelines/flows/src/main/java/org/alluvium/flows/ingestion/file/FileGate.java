package org.alluvium.flows.ingestion.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * Looks at a file before a row of it is read: it must be there, whole, text where text is declared,
 * and have the columns that its mapping names. What fails here stops the ingest; nothing is
 * written.
 */
public final class FileGate {
  private static final int DIGEST_CHARACTERS = 16;
  private static final byte NUL = 0;
  private final SourceMapping mapping;

  FileGate(SourceMapping mapping) {
    this.mapping = mapping;
  }

  /** Checks one CSV file and names its content. */
  SourceFile csv(Path file, String name) {
    String digest = wholeTextDigest(file, name);
    try (CsvRecords records = CsvRecords.open(file)) {
      if (!records.hasNext()) {
        throw IngestionErrors.emptyFile(name);
      }
      List<String> header = List.of(records.next().cells());
      requireColumns(name, header);
      if (!records.hasNext()) {
        throw IngestionErrors.headerOnly(name);
      }
      return new SourceFile(file.toString(), name, batchId(digest), header);
    } catch (IOException e) {
      throw IngestionErrors.unreadable(name, e);
    }
  }

  /** Checks one Parquet file, whose columns Spark has read, and names its content. */
  SourceFile parquet(Path file, String name, List<String> columns) {
    requireColumns(name, columns);
    try {
      return new SourceFile(file.toString(), name, batchId(Sha256.ofFile(file)), columns);
    } catch (IOException e) {
      throw IngestionErrors.unreadable(name, e);
    }
  }

  /** Reads one file of Lean, and names its content with that of the map file beside it. */
  SourceFile lean(Path file, String name, List<String> columns, LeanRecords format) {
    requireColumns(name, columns);
    try {
      if (format.read(file).isEmpty()) {
        throw IngestionErrors.emptyFile(name);
      }
      Path map = LeanMapFile.beside(file);
      String content = Sha256.ofFile(file);
      String mapped = Files.exists(map) ? Sha256.of(content + Sha256.ofFile(map)) : content;
      return new SourceFile(file.toString(), name, batchId(mapped), columns);
    } catch (IOException e) {
      throw IngestionErrors.unreadable(name, e);
    }
  }

  private String batchId(String digest) {
    return batchId(mapping.id(), digest);
  }

  /** Names a content of a source by its digest. */
  public static String batchId(String source, String digest) {
    return source + ":" + digest.substring(0, DIGEST_CHARACTERS);
  }

  private void requireColumns(String name, List<String> header) {
    List<String> lacking =
        mapping.columns().values().stream().filter(c -> !header.contains(c)).sorted().toList();
    if (!lacking.isEmpty()) {
      throw IngestionErrors.wrongHeader(name, mapping.id(), lacking, header);
    }
  }

  private static String wholeTextDigest(Path file, String name) {
    try {
      if (Files.size(file) == 0) {
        throw IngestionErrors.emptyFile(name);
      }
      MessageDigest digest = Sha256.start();
      try (InputStream raw = new DigestInputStream(Files.newInputStream(file), digest);
          InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
        requireText(text, name);
        raw.transferTo(OutputStream.nullOutputStream());
      }
      return Sha256.hex(digest);
    } catch (EOFException | ZipException e) {
      throw IngestionErrors.brokenGzip(name, e);
    } catch (IOException e) {
      throw IngestionErrors.unreadable(name, e);
    }
  }

  private static void requireText(InputStream text, String name) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] == NUL) {
          throw IngestionErrors.binaryFile(name);
        }
      }
    }
  }
}
