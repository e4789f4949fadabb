package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;
import org.alluvium.flows.ingestion.mapping.Field;
import org.alluvium.flows.ingestion.mapping.SourceMapping.TextForm;
import org.alluvium.flows.ingestion.received.SourceYield;

/**
 * Bars of Binance, an array of twelve values each. Bars that start after the range of their page
 * are not of that page: a server adds the running one.
 *
 * @param interval length of a bar
 */
public record KlineRecords(Duration interval) implements PageRecords {
  /** Name of the start of a bar as a date, or as an instant where bars are parts of a session. */
  private static final String START = "start";

  private static final String SYMBOL = "symbol";
  private static final List<String> VALUES =
      List.of(
          "open_time",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "close_time",
          "quote_volume",
          "trades",
          "taker_base_volume",
          "taker_quote_volume",
          "unused");
  private static final List<String> HEADER =
      Stream.concat(Stream.of(SYMBOL, START), VALUES.stream()).toList();

  /** Position of {@code open_time} in the cells. */
  static final int OPEN_TIME = 2;

  /** Position of {@code close_time} in the cells. */
  static final int CLOSE_TIME = 8;

  /** What the cells mean. */
  public static Map<Field, String> columns(SourceYield yields) {
    Field start = yields == SourceYield.BARS ? Field.DATE : Field.TIMESTAMP;
    return Map.of(
        Field.SYMBOL,
        SYMBOL,
        start,
        START,
        Field.OPEN,
        "open",
        Field.HIGH,
        "high",
        Field.LOW,
        "low",
        Field.CLOSE,
        "close",
        Field.VOLUME,
        "volume");
  }

  /** How the start is written. */
  public static TextForm text(SourceYield yields) {
    return yields == SourceYield.BARS
        ? TextForm.PLAIN
        : new TextForm("uuuu-MM-dd'T'HH:mm:ssXXX", "", TextForm.PLAIN.missingValues());
  }

  @Override
  public List<String> header() {
    return HEADER;
  }

  @Override
  public List<CsvRecord> records(Page page, JsonNode body) {
    List<CsvRecord> records = new ArrayList<>();
    int number = 0;
    for (JsonNode bar : body) {
      number++;
      if (!isTimed(bar) || !start(bar).isAfter(page.to())) {
        records.add(new CsvRecord(number, cells(page, bar)));
      }
    }
    return records;
  }

  private String[] cells(Page page, JsonNode bar) {
    List<String> cells = new ArrayList<>();
    cells.add(page.name());
    cells.add(isTimed(bar) ? started(start(bar)) : bar.path(0).asText());
    if (bar.isArray()) {
      bar.forEach(value -> cells.add(value.asText()));
    } else {
      cells.add(bar.toString());
    }
    return cells.toArray(String[]::new);
  }

  /** The start as it is parsed; a daily bar that starts within a day has none. */
  private String started(Instant start) {
    boolean midnight = start.equals(start.truncatedTo(ChronoUnit.DAYS));
    return interval.equals(Duration.ofDays(1)) && midnight
        ? LocalDate.ofInstant(start, ZoneOffset.UTC).toString()
        : start.toString();
  }

  /** Whether a value is a bar whose start can be read. */
  static boolean isTimed(JsonNode bar) {
    return bar.isArray() && bar.path(0).isIntegralNumber() && bar.path(0).canConvertToLong();
  }

  static Instant start(JsonNode bar) {
    return Instant.ofEpochMilli(bar.get(0).asLong());
  }
}
