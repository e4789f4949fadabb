package org.alluvium.flows.ingestion;

import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The instruments of {@code instruments.csv}, by symbol and by their name in source files. */
public final class InstrumentCatalogue implements Serializable {
  private static final long serialVersionUID = 1L;
  private final LinkedHashMap<String, Instrument> bySymbol = new LinkedHashMap<>();
  private final LinkedHashMap<String, Instrument> bySourceSymbol = new LinkedHashMap<>();

  private InstrumentCatalogue(Collection<Instrument> instruments) {
    for (Instrument instrument : instruments) {
      if (bySymbol.put(instrument.symbol(), instrument) != null
          || bySourceSymbol.put(instrument.sourceSymbol(), instrument) != null) {
        throw new IllegalArgumentException("instrument " + instrument.symbol() + " is there twice");
      }
    }
  }

  public static InstrumentCatalogue of(Collection<Instrument> instruments) {
    return new InstrumentCatalogue(instruments);
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
      return of(records.stream().map(InstrumentCatalogue::parse).toList());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw IngestionErrors.instrumentsMalformed(file, e);
    }
  }

  /** The instrument of a full symbol or of its name in source files. */
  public Optional<Instrument> resolve(String name) {
    Instrument instrument = bySymbol.get(name);
    return Optional.ofNullable(instrument == null ? bySourceSymbol.get(name) : instrument);
  }

  /** All instruments, in the file's order. */
  public List<Instrument> all() {
    return List.copyOf(bySymbol.values());
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
        row.getString("price_basis"));
  }

  private static LocalDate date(String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
