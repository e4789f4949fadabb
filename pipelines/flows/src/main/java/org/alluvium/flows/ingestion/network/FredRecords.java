package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;
import org.alluvium.flows.ingestion.mapping.Field;
import org.alluvium.flows.ingestion.mapping.SourceMapping.TextForm;

/** Observations of FRED and ALFRED, an object each, with the days between which it was valid. */
public record FredRecords() implements PageRecords {
  static final String OBSERVATIONS = "observations";
  private static final String SERIES = "series";
  private static final String KNOWN_FROM = "realtime_start";
  private static final String DATE = "date";
  private static final String VALUE = "value";

  /** What the cells mean. */
  public static final Map<Field, String> COLUMNS =
      Map.of(
          Field.SERIES, SERIES,
          Field.KNOWN_FROM, KNOWN_FROM,
          Field.DATE, DATE,
          Field.VALUE, VALUE);

  /** A dot says that there is no value. */
  public static final TextForm TEXT = new TextForm(TextForm.PLAIN.datePattern(), "", Set.of("."));

  @Override
  public List<String> header() {
    return List.of(SERIES, KNOWN_FROM, DATE, VALUE);
  }

  @Override
  public List<CsvRecord> records(Page page, JsonNode body) {
    List<CsvRecord> records = new ArrayList<>();
    for (JsonNode observation : body.path(OBSERVATIONS)) {
      records.add(new CsvRecord(records.size() + 1L, cells(page, observation)));
    }
    return records;
  }

  private static String[] cells(Page page, JsonNode observation) {
    if (!observation.isObject()) {
      return new String[] {page.name(), observation.toString()};
    }
    return new String[] {
      page.name(), cell(observation, KNOWN_FROM), cell(observation, DATE), cell(observation, VALUE)
    };
  }

  private static String cell(JsonNode observation, String key) {
    return observation.path(key).asText("").strip();
  }
}
