package org.alluvium.flows.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.alluvium.flows.ingestion.file.CsvRecords;

/** A folder as Lean lays out its equities, filled from the bundled lines of its own files. */
public final class LeanFolder {
  private final Path folder;

  private LeanFolder(Path folder) {
    this.folder = folder;
  }

  public static LeanFolder in(Path folder) throws IOException {
    for (String name : List.of("daily", "factor_files", "map_files")) {
      Files.createDirectory(folder.resolve(name));
    }
    return new LeanFolder(folder);
  }

  /** Writes the map file of a security. */
  public void writeMap(String security) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String[] row : seed("us_lean15_tickers.csv")) {
      if (row[0].equals(security)) {
        lines.add(row[1].replace("-", "") + "," + row[2] + "," + row[3]);
      }
    }
    Files.write(folder.resolve("map_files/" + security + ".csv"), lines);
  }

  /** Writes a daily zip of one text, or of more than it may have. */
  @SafeVarargs
  public final Path zip(String name, List<String>... texts) throws IOException {
    Path zip = folder.resolve("daily").resolve(name);
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(file)) {
      for (int i = 0; i < texts.length; i++) {
        entries.putNextEntry(new ZipEntry(i + ".csv"));
        entries.write(String.join("\n", texts[i]).getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
    }
    return zip;
  }

  /** The lines of Apple around its split of 2014. */
  public static List<String> apple() throws IOException {
    try (InputStream lines = LeanFolder.class.getResourceAsStream("/lean/aapl_2014.csv")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  /** The records of a file of the seed below its header. */
  public static List<String[]> seed(String name) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (CsvRecords records = CsvRecords.open(Seed.FOLDER.resolve("equities").resolve(name))) {
      records.next();
      records.forEachRemaining(record -> rows.add(record.cells()));
    }
    return rows;
  }
}
