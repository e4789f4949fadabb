package org.alluvium.lakehouse.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.alluvium.lakehouse.columnar.BlockRange;
import org.alluvium.lakehouse.columnar.WideSchema;
import org.alluvium.lakehouse.columnar.WrittenFile;

/**
 * Data files as {@code add} actions of Delta's protocol, with the statistics by which readers skip
 * files.
 *
 * @param schema names of the columns that have statistics
 * @param files files that are on disk
 */
record AddedFiles(WideSchema schema, List<WrittenFile> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MICROS_PER_MILLI = 1_000;
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** One line of the log for each file. */
  List<String> json(long writtenAtMillis) {
    return files.stream().map(file -> json(file, writtenAtMillis)).toList();
  }

  long rows() {
    return files.stream().mapToLong(file -> file.range().rows()).sum();
  }

  long bytes() {
    return files.stream().mapToLong(WrittenFile::bytes).sum();
  }

  private String json(WrittenFile file, long writtenAtMillis) {
    ObjectNode line = JSON.createObjectNode();
    ObjectNode add = line.putObject("add");
    add.put("path", file.name());
    add.putObject("partitionValues");
    add.put("size", file.bytes());
    add.put("modificationTime", writtenAtMillis);
    add.put("dataChange", true);
    add.put("stats", statistics(file.range()).toString());
    return line.toString();
  }

  private ObjectNode statistics(BlockRange range) {
    ObjectNode statistics = JSON.createObjectNode();
    statistics.put("numRecords", range.rows());
    ObjectNode least = statistics.putObject("minValues");
    least.put(schema.series(), range.firstSeries());
    least.put(schema.day(), LocalDate.ofEpochDay(range.firstDay()).toString());
    least.put(schema.knownAt(), millis(Math.floorDiv(range.firstKnownAt(), MICROS_PER_MILLI)));
    ObjectNode greatest = statistics.putObject("maxValues");
    greatest.put(schema.series(), range.lastSeries());
    greatest.put(schema.day(), LocalDate.ofEpochDay(range.lastDay()).toString());
    greatest.put(schema.knownAt(), millis(-Math.floorDiv(-range.lastKnownAt(), MICROS_PER_MILLI)));
    ObjectNode missing = statistics.putObject("nullCount");
    List.of(schema.series(), schema.day(), schema.knownAt()).forEach(name -> missing.put(name, 0));
    return statistics;
  }

  /** The protocol counts milliseconds: least values are rounded down, greatest up. */
  private static String millis(long epochMillis) {
    return MILLIS.format(Instant.ofEpochMilli(epochMillis));
  }
}
