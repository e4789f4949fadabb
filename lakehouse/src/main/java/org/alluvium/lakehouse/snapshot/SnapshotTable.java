package org.alluvium.lakehouse.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.table.TableName;

/**
 * The manifest of one table in a snapshot: which version, read as of when, made of which files.
 *
 * @param table the table
 * @param version the version whose live files these are
 * @param asOf the instant as of which the run read the table; the files may hold rows known later,
 *     which reading as of this instant leaves out
 * @param protocol the table's {@code protocol} action
 * @param metadata the table's {@code metaData} action: schema, partitions, properties
 * @param files its live files, by path
 */
public record SnapshotTable(
    TableName table,
    long version,
    Instant asOf,
    JsonNode protocol,
    JsonNode metadata,
    List<SnapshotFile> files) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  public SnapshotTable {
    files = List.copyOf(files);
  }

  /** Rows in all files, every vintage. */
  public long rows() {
    return files.stream().mapToLong(SnapshotFile::rows).sum();
  }

  /** Bytes in all files. */
  public long bytes() {
    return files.stream().mapToLong(SnapshotFile::bytes).sum();
  }

  void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("table", table.toString()).put("version", version).put("as_of", asOf.toString());
    json.set("protocol", protocol);
    json.set("metaData", metadata);
    files.forEach(f -> json.withArray("files").add(f.toJson()));
    json.withArray("files");
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.writeString(temporary, JSON.writeValueAsString(json) + "\n");
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static SnapshotTable read(Path file) {
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      List<SnapshotFile> files = new ArrayList<>();
      json.path("files").forEach(f -> files.add(SnapshotFile.fromJson(f)));
      return new SnapshotTable(
          TableName.parse(json.path("table").asText()),
          json.path("version").asLong(),
          Instant.parse(json.path("as_of").asText()),
          json.path("protocol"),
          json.path("metaData"),
          files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read snapshot manifest " + file, e);
    }
  }
}
