package org.alluvium.flows.ingestion.file;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Daily bars of one security of QuantConnect Lean: a zip of one text without header, {@code
 * YYYYMMDD 00:00,open,high,low,close,volume}, prices in 1/10,000 of the currency. The ticker of
 * each day is that of the map file beside it.
 */
public final class LeanDailyZip {
  /** What a header would say. */
  static final List<String> COLUMNS =
      List.of("symbol", "date", "open", "high", "low", "close", "volume");

  private static final int DECIMALS = 4;
  private static final int DAY_LENGTH = 8;
  private static final int FIRST_PRICE = 1;
  private static final int LAST_PRICE = 4;
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");

  private LeanDailyZip() {}

  /**
   * The bars in the form of {@link #COLUMNS}, prices in currency; a cell that is no price stays.
   */
  static List<CsvRecords.CsvRecord> records(Path zip) throws IOException {
    LeanMapFile names = LeanMapFile.of(zip);
    List<CsvRecords.CsvRecord> records = new ArrayList<>();
    long line = 0;
    for (String text : lines(zip)) {
      line++;
      if (!text.isBlank()) {
        records.add(new CsvRecords.CsvRecord(line, cells(text.split(",", -1), names)));
      }
    }
    return records;
  }

  private static String[] cells(String[] received, LeanMapFile names) {
    String[] cells = new String[received.length + 1];
    String day = received[0].strip();
    cells[0] = names.ticker(day.substring(0, Math.min(DAY_LENGTH, day.length())));
    for (int i = 0; i < received.length; i++) {
      String cell = received[i].strip();
      boolean price = i >= FIRST_PRICE && i <= LAST_PRICE && INTEGER.matcher(cell).matches();
      cells[i + 1] = price ? new BigDecimal(cell).movePointLeft(DECIMALS).toPlainString() : cell;
    }
    return cells;
  }

  private static List<String> lines(Path zip) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      ZipEntry entry = entries.getNextEntry();
      if (entry == null) {
        throw new IOException("it is no zip file, or holds nothing");
      }
      List<String> lines =
          new String(entries.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      if (entries.getNextEntry() != null) {
        throw new IOException("it holds more than one file, a daily zip of Lean holds one");
      }
      return lines;
    }
  }
}
