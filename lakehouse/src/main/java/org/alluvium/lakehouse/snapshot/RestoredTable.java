package org.alluvium.lakehouse.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.alluvium.lakehouse.error.LakehouseErrors;

/**
 * A table made again from its snapshot: the files first, then the one commit that lists them, so
 * that a crash leaves no half table. The same snapshot gives the same bytes.
 *
 * @param table what to make
 * @param folder the table's new folder
 */
record RestoredTable(SnapshotTable table, Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void write(ObjectFolder objects) throws IOException {
    Path log = folder.resolve("_delta_log").resolve("%020d.json".formatted(0));
    String commit = commit();
    if (Files.exists(log)) {
      if (!Files.readString(log).equals(commit)) {
        throw LakehouseErrors.restoreTargetExists(table.table(), folder.toString());
      }
      return;
    }
    for (SnapshotFile file : table.files()) {
      objects.take(file.sha256(), folder.resolve(file.path()));
    }
    Files.createDirectories(log.getParent());
    Path temporary = log.resolveSibling(".restored.tmp");
    Files.writeString(temporary, commit);
    Files.move(temporary, log, StandardCopyOption.ATOMIC_MOVE);
  }

  private String commit() throws IOException {
    StringBuilder lines = new StringBuilder();
    line(lines, "commitInfo", commitInfo());
    line(lines, "protocol", table.protocol());
    ObjectNode metadata = table.metadata().deepCopy();
    String name = table.table() + "@" + table.version();
    metadata.put("id", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    line(lines, "metaData", metadata);
    for (SnapshotFile file : table.files()) {
      ObjectNode add = file.add().deepCopy();
      line(lines, "add", add.put("dataChange", true));
    }
    return lines.toString();
  }

  private ObjectNode commitInfo() {
    ObjectNode info = JSON.createObjectNode();
    info.put("timestamp", table.asOf().toEpochMilli()).put("operation", "RESTORE FROM SNAPSHOT");
    info.putObject("operationParameters").put("version", Long.toString(table.version()));
    return info;
  }

  private static void line(StringBuilder lines, String action, JsonNode body) throws IOException {
    lines.append(JSON.writeValueAsString(JSON.createObjectNode().set(action, body))).append('\n');
  }
}
