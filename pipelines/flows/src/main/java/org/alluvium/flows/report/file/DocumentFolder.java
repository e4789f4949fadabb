package org.alluvium.flows.report.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.schema.ShippedSchema;

/**
 * A folder of documents; it is made with the first of them.
 *
 * @param path of the folder
 */
public record DocumentFolder(Path path) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Writes a document that obeys its schema. */
  public void json(String name, ShippedSchema schema, JsonNode document) {
    List<String> problems = schema.problems(document);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(name + " departs from its schema: " + problems);
    }
    try {
      text(name, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  public void text(String name, String text) {
    Path file = path.resolve(name);
    try {
      Files.createDirectories(path);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
