package org.alluvium.flows.ingestion.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The tickers that one security of QuantConnect Lean had: lines {@code YYYYMMDD,ticker[,exchange]},
 * each ticker up to and including its date; the first line is the first day.
 */
public final class LeanMapFile {
  private static final String FOLDER = "map_files";
  private static final String CSV = ".csv";

  private final String security;
  private final NavigableMap<String, String> tickers;

  private LeanMapFile(String security, NavigableMap<String, String> tickers) {
    this.security = security;
    this.tickers = tickers;
  }

  /** The map file of a zip or factor file, in the folder {@code map_files} beside theirs. */
  static Path beside(Path file) {
    return file.toAbsolutePath().getParent().resolveSibling(FOLDER).resolve(security(file) + CSV);
  }

  /** Of the security of a zip or factor file; one that has no map file had one ticker always. */
  static LeanMapFile of(Path file) throws IOException {
    Path map = beside(file);
    return of(security(file), Files.exists(map) ? Files.readAllLines(map) : List.of());
  }

  static LeanMapFile of(String security, List<String> lines) {
    NavigableMap<String, String> tickers = new TreeMap<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      if (cells.length >= 2) {
        tickers.put(cells[0].strip(), upper(cells[1]));
      }
    }
    return new LeanMapFile(upper(security), tickers);
  }

  /** The ticker of a day, YYYYMMDD; after the last line the last ticker. */
  String ticker(String day) {
    if (tickers.isEmpty()) {
      return security;
    }
    var until = tickers.ceilingEntry(day);
    return until == null ? tickers.lastEntry().getValue() : until.getValue();
  }

  private static String security(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static String upper(String ticker) {
    return ticker.strip().toUpperCase(Locale.ROOT);
  }
}
