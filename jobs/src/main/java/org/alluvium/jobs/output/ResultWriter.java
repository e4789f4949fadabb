package org.alluvium.jobs.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import org.alluvium.jobs.cli.OutputFormat;

/** Writes results to standard output, as a table or as one JSON document. */
public final class ResultWriter {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private final PrintStream out;
  private final OutputFormat format;

  public ResultWriter(PrintStream out, OutputFormat format) {
    this.out = out;
    this.format = format;
  }

  /**
   * Writes a table, and under it remarks for people. JSON holds the rows only, as a list of
   * objects: a program needs no remark.
   */
  public void write(ResultTable table, List<String> remarks) {
    switch (format) {
      case TABLE -> {
        out.print(TextTable.render(table));
        remarks.forEach(out::println);
      }
      case JSON -> write(json(table));
    }
  }

  /** Writes a JSON document, for results that are more than rows. */
  public void write(JsonNode document) {
    out.println(document.toPrettyString());
  }

  private static ArrayNode json(ResultTable table) {
    ArrayNode rows = MAPPER.createArrayNode();
    for (List<Object> row : table.rows()) {
      ObjectNode object = rows.addObject();
      for (int j = 0; j < row.size(); j++) {
        put(object, table.columns().get(j).replace(' ', '_'), row.get(j));
      }
    }
    return rows;
  }

  private static void put(ObjectNode object, String key, Object value) {
    if (value == null) {
      object.putNull(key);
    } else if (value instanceof Number || value instanceof Boolean) {
      object.set(key, MAPPER.valueToTree(value));
    } else {
      object.put(key, value.toString());
    }
  }
}
