package org.alluvium.flows.ingestion.file;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;

/**
 * The records of a CSV file, one by one with the line on which each starts. Blank lines are passed
 * over, and counted.
 */
public final class CsvRecords implements Iterator<CsvRecords.CsvRecord>, AutoCloseable {
  /**
   * One record.
   *
   * @param line line on which it starts; the first of the file is 1
   * @param cells its cells, trimmed, empty ones as ""
   */
  public record CsvRecord(long line, String[] cells) {
    String text() {
      return String.join(",", cells);
    }
  }

  private static final int LONGEST_CELL = 1 << 16;
  private static final int MOST_COLUMNS = 4096;

  private final CsvParser parser;
  private CsvRecord next;
  private long linesRead;

  private CsvRecords(InputStream bytes, int mostColumns) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setSkipEmptyLines(false);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setMaxCharsPerColumn(LONGEST_CELL);
    settings.setMaxColumns(mostColumns);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setCommentProcessingEnabled(false);
    parser = new CsvParser(settings);
    parser.beginParsing(bytes, StandardCharsets.UTF_8);
    next = read();
  }

  /** Opens a file, through gzip when its name ends in {@code .gz}; a byte order mark is skipped. */
  public static CsvRecords open(Path file) throws IOException {
    return open(file, MOST_COLUMNS);
  }

  /** The same of a file that may have more columns than tables have. */
  public static CsvRecords open(Path file, int mostColumns) throws IOException {
    return new CsvRecords(bytes(file), mostColumns);
  }

  /** The bytes of a file, through gzip when its name ends in {@code .gz}. */
  public static InputStream bytes(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public CsvRecord next() {
    if (next == null) {
      throw new NoSuchElementException("no further record");
    }
    CsvRecord current = next;
    next = read();
    return current;
  }

  @Override
  public void close() {
    parser.stopParsing();
  }

  private CsvRecord read() {
    while (true) {
      String[] cells = parser.parseNext();
      if (cells == null) {
        return null;
      }
      long line = linesRead + 1;
      linesRead = Math.max(line, parser.getContext().currentLine());
      if (Arrays.stream(cells).anyMatch(cell -> !cell.isEmpty()) || cells.length > 1) {
        return new CsvRecord(line, cells);
      }
    }
  }
}
