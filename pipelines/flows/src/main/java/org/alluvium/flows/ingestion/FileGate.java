package org.alluvium.flows.ingestion;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Looks at a file before a row of it is read: it must be there, whole, text where text is declared,
 * and have the columns that its mapping names. What fails here stops the ingest; nothing is
 * written.
 */
final class FileGate {
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
      return new SourceFile(file.toString(), name, batchId(digest(file)), columns);
    } catch (IOException e) {
      throw IngestionErrors.unreadable(name, e);
    }
  }

  private String batchId(String digest) {
    return mapping.id() + ":" + digest;
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
      MessageDigest digest = sha256();
      try (InputStream raw = new DigestInputStream(Files.newInputStream(file), digest);
          InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
        requireText(text, name);
        raw.transferTo(OutputStream.nullOutputStream());
      }
      return hex(digest);
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

  private static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream raw = new DigestInputStream(Files.newInputStream(file), digest)) {
      raw.transferTo(OutputStream.nullOutputStream());
    }
    return hex(digest);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
