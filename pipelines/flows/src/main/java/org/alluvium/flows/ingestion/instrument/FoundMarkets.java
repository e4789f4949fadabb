package org.alluvium.flows.ingestion.instrument;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.instrument.Instrument.Validity;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.Candidates;
import org.alluvium.lakehouse.tables.Instruments;
import org.apache.spark.sql.Row;

/**
 * Markets of Binance as discovery last found them: {@code exchangeInfo} states tick, lot and least
 * order value, the rest is the same for all. Their values hold from the day on which they were
 * found first.
 *
 * @param instruments those that state all that is needed
 * @param incomplete what the others lack, by symbol
 */
public record FoundMarkets(List<Instrument> instruments, Map<String, List<String>> incomplete) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXCHANGE = "BINANCE";
  private static final List<String> STATED =
      List.of(
          Instruments.TICK_SIZE, Instruments.LOT_SIZE, Instruments.MINIMUM_NOTIONAL, "quote_asset");

  public FoundMarkets {
    instruments = List.copyOf(instruments);
    incomplete = new TreeMap<>(incomplete);
  }

  /**
   * Reads the newest candidates as of an instant; those of the catalogue are left out, since what
   * is written by hand counts.
   */
  public static FoundMarkets read(
      Lakehouse lakehouse, InstrumentCatalogue catalogue, Instant asOf) {
    Map<String, Row> entered = KnownInstruments.newest(lakehouse, asOf);
    Map<String, Row> newest = new TreeMap<>();
    lakehouse
        .read(Candidates.SPEC)
        .orEmpty()
        .all()
        .filter(col(Candidates.EXCHANGE).equalTo(EXCHANGE).and(col(Candidates.AS_OF).leq(asOf)))
        .orderBy(Candidates.AS_OF, Candidates.RUN_ID)
        .collectAsList()
        .forEach(row -> newest.put(row.getAs(Candidates.SYMBOL), row));
    List<Instrument> instruments = new ArrayList<>();
    Map<String, List<String>> incomplete = new TreeMap<>();
    newest.forEach(
        (symbol, row) -> {
          if (catalogue.resolve(symbol).isPresent()) {
            return;
          }
          JsonNode stated = json(symbol, row.getAs(Candidates.METADATA));
          List<String> lacking = STATED.stream().filter(name -> !isStated(stated, name)).toList();
          if (lacking.isEmpty()) {
            LocalDate from =
                entered.containsKey(symbol)
                    ? entered.get(symbol).getAs(Instruments.VALID_FROM)
                    : LocalDate.ofInstant(row.<Instant>getAs(Candidates.AS_OF), ZoneOffset.UTC);
            instruments.add(instrument(symbol, stated, from));
          } else {
            incomplete.put(symbol, lacking);
          }
        });
    return new FoundMarkets(instruments, incomplete);
  }

  private static boolean isStated(JsonNode stated, String name) {
    JsonNode value = stated.path(name);
    return value.isTextual()
        || value.isNumber()
            && (name.equals(Instruments.MINIMUM_NOTIONAL)
                ? value.doubleValue() >= 0
                : value.doubleValue() > 0);
  }

  private static Instrument instrument(String symbol, JsonNode stated, LocalDate from) {
    double tick = stated.path(Instruments.TICK_SIZE).doubleValue();
    return new Instrument(
        symbol,
        symbol,
        "crypto",
        tick,
        Math.round(1 / tick),
        stated.path(Instruments.LOT_SIZE).doubleValue(),
        stated.path(Instruments.MINIMUM_NOTIONAL).doubleValue(),
        1,
        ZoneOffset.UTC,
        "0000-2400",
        "crypto_utc",
        stated.path("quote_asset").asText(),
        null,
        null,
        "raw",
        new Validity(from, null));
  }

  private static JsonNode json(String symbol, String metadata) {
    try {
      return JSON.readTree(metadata);
    } catch (JsonProcessingException e) {
      throw IngestionErrors.unreadable(Candidates.SPEC.name() + ", " + symbol, e);
    }
  }
}
