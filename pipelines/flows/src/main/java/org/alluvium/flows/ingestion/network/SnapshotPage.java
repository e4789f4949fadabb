package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;
import org.alluvium.flows.ingestion.http.BodyCheck;
import org.alluvium.flows.ingestion.mapping.Field;
import org.alluvium.flows.ingestion.mapping.SourceMapping.TextForm;
import org.alluvium.flows.ingestion.screener.ScreenerRow;

/**
 * An answer of a screener as it is kept: when it came, what was asked, and the answer itself, so
 * that it can be read when other columns are asked for.
 *
 * @param received when it came
 * @param columns that were asked for
 * @param rows of the answer
 */
public record SnapshotPage(Instant received, List<String> columns, List<JsonNode> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SYMBOL = "symbol";
  private static final String RECEIVED = "received";
  private static final String FEATURE = "feature";
  private static final String VALUE = "value";

  /** Cells of a record: one value of one symbol. */
  public static final List<String> HEADER = List.of(SYMBOL, RECEIVED, FEATURE, VALUE);

  /** What the cells mean. */
  public static final Map<Field, String> COLUMNS =
      Map.of(
          Field.SYMBOL, SYMBOL,
          Field.RECEIVED, RECEIVED,
          Field.FEATURE, FEATURE,
          Field.VALUE, VALUE);

  /** A null says that there is no value. */
  public static final TextForm TEXT = new TextForm(TextForm.PLAIN.datePattern(), "", Set.of(""));

  public SnapshotPage {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The text of a page. */
  static String text(Instant received, String query, String answer) {
    return "{\"received\":\"%s\",\"asked\":%s,\"answer\":%s}\n".formatted(received, query, answer);
  }

  /** Whether a body is an answer to a query of some symbols. */
  static BodyCheck check(List<String> symbols) {
    return BodyCheck.ofJson(
        body -> {
          if (!body.path("data").isArray() || !body.path("totalCount").isIntegralNumber()) {
            return Optional.of("is no list 'data' with its 'totalCount'");
          }
          Set<String> asked = new HashSet<>(symbols);
          for (JsonNode row : body.path("data")) {
            if (row.path("s").isTextual() && !asked.remove(row.path("s").textValue())) {
              return Optional.of(
                  "has %s, which was not asked for or comes twice".formatted(row.path("s")));
            }
          }
          return Optional.empty();
        });
  }

  /** How many symbols an answer has, and which it lacks. */
  static String told(List<String> asked, String answer) {
    Set<String> lacking = new TreeSet<>(asked);
    int count = lacking.size();
    tree("answer", answer).path("data").forEach(row -> lacking.remove(row.path("s").asText()));
    String without = lacking.isEmpty() ? "" : ", without " + String.join(", ", lacking);
    return "%d of %d symbols%s".formatted(count - lacking.size(), count, without);
  }

  /** Reads a kept page. */
  static SnapshotPage read(String path) {
    JsonNode page;
    try {
      page = tree(path, Files.readString(Path.of(path)));
    } catch (IOException e) {
      throw IngestionErrors.unreadable(path, e);
    }
    List<String> columns = new ArrayList<>();
    page.path("asked").path("columns").forEach(column -> columns.add(column.asText()));
    List<JsonNode> rows = new ArrayList<>();
    page.path("answer").path("data").forEach(rows::add);
    return new SnapshotPage(Instant.parse(page.path(RECEIVED).asText()), columns, rows);
  }

  /** One record per value; its line is its number on the page, from 1. */
  List<CsvRecord> records() {
    List<CsvRecord> records = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      long before = (long) i * columns.size();
      if (ScreenerRow.problem(rows.get(i), columns.size()).isPresent()) {
        records.add(new CsvRecord(before + 1, new String[] {rows.get(i).toString()}));
        continue;
      }
      ScreenerRow row = ScreenerRow.of(rows.get(i));
      for (int j = 0; j < columns.size(); j++) {
        JsonNode value = row.values().get(j);
        String text = value.isNull() ? "" : value.asText();
        String[] cells = {row.symbol(), received.toString(), columns.get(j), text};
        records.add(new CsvRecord(before + j + 1, cells));
      }
    }
    return records;
  }

  private static JsonNode tree(String name, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw IngestionErrors.unreadable(name, e);
    }
  }
}
