package org.alluvium.flows.ingestion.instrument;

import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.instrument.Instrument.Validity;

/**
 * The instruments of {@code instruments.csv}, by symbol and by their name in source files. An
 * instrument whose name changed has a row for each name; a name that passed from one instrument to
 * another is resolved by date.
 */
public final class InstrumentCatalogue implements Serializable {
  private static final long serialVersionUID = 1L;
  private final ArrayList<Instrument> rows;
  private final HashMap<String, ArrayList<Instrument>> bySymbol = new HashMap<>();
  private final HashMap<String, ArrayList<Instrument>> bySourceSymbol = new HashMap<>();
  private final TreeMap<String, List<String>> incomplete;

  private InstrumentCatalogue(
      Collection<Instrument> instruments, Map<String, List<String>> incomplete) {
    this.rows = new ArrayList<>(instruments);
    this.incomplete = new TreeMap<>(incomplete);
    for (Instrument instrument : instruments) {
      enter(bySymbol, instrument.symbol(), instrument);
      enter(bySourceSymbol, instrument.sourceSymbol(), instrument);
    }
  }

  private static void enter(
      Map<String, ArrayList<Instrument>> index, String name, Instrument instrument) {
    List<Instrument> others = index.computeIfAbsent(name, n -> new ArrayList<>());
    if (others.stream().anyMatch(other -> other.validity().overlaps(instrument.validity()))) {
      throw new IllegalArgumentException("instrument " + instrument.symbol() + " is there twice");
    }
    others.add(instrument);
  }

  public static InstrumentCatalogue of(Collection<Instrument> instruments) {
    return new InstrumentCatalogue(instruments, Map.of());
  }

  /** Reads the hand-made list of instruments. */
  public static InstrumentCatalogue read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw IngestionErrors.instrumentsMissing(file);
    }
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    try {
      List<Record> records =
          new CsvParser(settings).parseAllRecords(file.toFile(), StandardCharsets.UTF_8);
      List<Instrument> whole = new ArrayList<>();
      Map<String, List<String>> incomplete = new TreeMap<>();
      for (Record row : records) {
        List<String> lacking = lacking(row);
        if (lacking.isEmpty()) {
          whole.add(parse(row));
        } else {
          incomplete.put(row.getString("symbol"), lacking);
        }
      }
      return new InstrumentCatalogue(whole, incomplete);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw IngestionErrors.instrumentsMalformed(file, e);
    }
  }

  /** The newest instrument with a symbol, or with a name in source files. */
  public Optional<Instrument> resolve(String name) {
    return named(name).stream().reduce((earlier, later) -> later);
  }

  /** The instrument that a name in source files, or a symbol, meant on a date. */
  public Optional<Instrument> resolve(String name, LocalDate date) {
    List<Instrument> received = bySourceSymbol.getOrDefault(name, new ArrayList<>());
    List<Instrument> named = received.isEmpty() ? named(name) : received;
    return named.stream().filter(i -> i.validity().contains(date)).findFirst();
  }

  private List<Instrument> named(String name) {
    ArrayList<Instrument> none = new ArrayList<>();
    return bySymbol.getOrDefault(name, bySourceSymbol.getOrDefault(name, none));
  }

  /**
   * Symbols but those of which every row becomes known after an instant: not yet listed by then.
   */
  public List<String> listedBy(Collection<String> symbols, Instant asOf) {
    return symbols.stream()
        .filter(
            symbol ->
                !bySymbol.containsKey(symbol)
                    || bySymbol.get(symbol).stream().anyMatch(i -> !i.knownAt().isAfter(asOf)))
        .toList();
  }

  /** All rows, in the file's order. */
  public List<Instrument> all() {
    return List.copyOf(rows);
  }

  /** What rows lack that are no instruments for it, by symbol: nothing of them is received. */
  public Map<String, List<String>> incomplete() {
    return Map.copyOf(incomplete);
  }

  private static List<String> lacking(Record row) {
    return MetadataGate.NEEDED.stream()
        .filter(column -> row.getString(column) == null || row.getString(column).isBlank())
        .toList();
  }

  private static Instrument parse(Record row) {
    return new Instrument(
        row.getString("symbol"),
        row.getString("source_symbol"),
        row.getString("asset_class"),
        Double.parseDouble(row.getString("tick_size")),
        Long.parseLong(row.getString("price_scale")),
        Double.parseDouble(row.getString("lot_size")),
        Double.parseDouble(row.getString("minimum_notional")),
        Double.parseDouble(row.getString("contract_multiplier")),
        ZoneId.of(row.getString("time_zone")),
        row.getString("session"),
        row.getString("calendar"),
        row.getString("currency"),
        date(row.getString("listed")),
        date(row.getString("delisted")),
        row.getString("price_basis"),
        new Validity(date(row.getString("valid_from")), date(row.getString("valid_to"))));
  }

  private static LocalDate date(String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
