package org.alluvium.flows.trials.declared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.univocity.parsers.common.TextParsingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.ingestion.file.CsvRecords;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;

/**
 * Parameters of trials: a JSON object of trial to object, or a CSV file whose first column is
 * {@code trial}. Each comes out as one line of JSON with its names in order.
 */
public final class ParameterFile {
  static final String TRIAL = "trial";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ParameterFile() {}

  /**
   * JSON objects by trial, in the order of the file.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when the file is not there, or is not
   *     such a file
   */
  public static Map<String, String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw DeclarationErrors.fileMissing("--parameters", file);
    }
    try {
      Utf8Check.require(file);
      return file.toString().endsWith(".json") ? json(file) : csv(file);
    } catch (JsonProcessingException e) {
      throw DeclarationErrors.noJson(file, e);
    } catch (IOException | UncheckedIOException | TextParsingException e) {
      throw DeclarationErrors.unreadable(file, e);
    }
  }

  private static Map<String, String> json(Path file) throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    if (!root.isObject()) {
      throw DeclarationErrors.noObject(file, "the file");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (!entry.getValue().isObject()) {
        throw DeclarationErrors.noObject(file, "'" + entry.getKey() + "'");
      }
      parameters.put(
          entry.getKey(), JSON.writeValueAsString(JSON.treeToValue(entry.getValue(), Map.class)));
    }
    return parameters;
  }

  private static Map<String, String> csv(Path file) throws IOException {
    try (CsvRecords records = CsvRecords.open(file)) {
      if (!records.hasNext()) {
        throw DeclarationErrors.emptyFile(file);
      }
      List<String> header = List.of(records.next().cells());
      if (!header.get(0).equals(TRIAL)) {
        throw DeclarationErrors.noTrialColumn(file, header.get(0));
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      while (records.hasNext()) {
        CsvRecord record = records.next();
        if (record.cells().length != header.size()) {
          throw DeclarationErrors.ragged(file, record.line(), record.cells().length, header.size());
        }
        if (parameters.put(record.cells()[0], object(header, record.cells())) != null) {
          throw DeclarationErrors.trialTwice(file, record.line(), record.cells()[0]);
        }
      }
      return parameters;
    }
  }

  private static String object(List<String> header, String[] cells) throws IOException {
    Map<String, Object> object = new TreeMap<>();
    for (int column = 1; column < cells.length; column++) {
      object.put(header.get(column), value(cells[column]));
    }
    return JSON.writeValueAsString(object);
  }

  /** A number or a truth value where the cell is one in JSON, null where it is empty, else text. */
  private static Object value(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(cell);
      return node.isNumber() || node.isBoolean() ? node : cell;
    } catch (JsonProcessingException e) {
      return cell;
    }
  }
}
