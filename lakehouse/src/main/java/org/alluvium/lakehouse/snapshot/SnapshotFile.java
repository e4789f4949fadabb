package org.alluvium.lakehouse.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * One data file of a snapshot.
 *
 * @param sha256 of its bytes, lower-case hexadecimal; the name of its object
 * @param bytes its size
 * @param rows number of rows, -1 when the table keeps no statistics
 * @param add the table's {@code add} action: path, partition values and statistics
 */
public record SnapshotFile(String sha256, long bytes, long rows, JsonNode add) {
  /** Path below the table's folder, decoded. */
  public String path() {
    return URI.create(add.path("path").asText()).getPath();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("sha256", sha256).put("bytes", bytes).put("rows", rows).set("add", add);
    return json;
  }

  static SnapshotFile fromJson(JsonNode json) {
    return new SnapshotFile(
        json.path("sha256").asText(),
        json.path("bytes").asLong(),
        json.path("rows").asLong(),
        json.path("add"));
  }
}
