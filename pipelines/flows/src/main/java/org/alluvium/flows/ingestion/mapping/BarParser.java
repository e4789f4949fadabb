package org.alluvium.flows.ingestion.mapping;

import static org.alluvium.flows.ingestion.received.RejectionRule.NOT_A_SESSION;
import static org.alluvium.flows.ingestion.received.RejectionRule.UNKNOWN_SYMBOL;
import static org.alluvium.flows.ingestion.received.RejectionRule.WRONG_PRICE_BASIS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alluvium.flows.ingestion.instrument.Instrument;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.RejectedRowException;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.apache.spark.sql.Row;

/** Parses daily bars and applies the row rules that need no other row. */
public final class BarParser implements RecordParser {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final BarTerms terms;
  private final CellLayout layout;
  private final MarketReference market;
  private final KnowledgeWindow window;
  private final BarPrices prices;

  BarParser(
      SourceMapping mapping,
      BarTerms terms,
      CellLayout layout,
      MarketReference market,
      KnowledgeWindow window) {
    this.source = mapping.id();
    this.terms = terms;
    this.layout = layout;
    this.market = market;
    this.window = window;
    this.prices = new BarPrices(terms, layout);
  }

  @Override
  public List<Row> parse(SourceFile file, long line, String[] cells) {
    ReceivedRow row =
        ReceivedRow.of(source, SourceYield.BARS, file, line)
            .with(ReceivedRows.ROW_TEXT, RecordParser.asText(cells));
    try {
      layout.requireWidth(cells);
      LocalDate date = layout.date(cells, Field.DATE);
      String received = name(cells);
      if (terms.except().contains(layout.textOrEmpty(cells, Field.SYMBOL))) {
        return List.of();
      }
      Optional<Instrument> instrument = market.instruments().resolve(received, date);
      TradingCalendar calendar =
          market.calendars().get(instrument.map(Instrument::calendar).orElse(terms.calendar()));
      Instant knownAt = knownAt(calendar, date, cells);
      String key = instrument.map(Instrument::symbol).orElse(received);
      if (!window.admits(key, knownAt)) {
        return window.passedOver(row, knownAt);
      }
      row.keyed(key, date, knownAt);
      requireKnown(received, instrument);
      requireBasis(terms.priceBasis(), instrument.orElseThrow());
      row.with(ReceivedRows.BAR_START, calendar.startOfDay(date));
      prices.read(row, cells);
      requireSession(calendar, date);
      return List.of(row.toRow());
    } catch (RejectedRowException e) {
      return List.of(row.rejected(e.rejection()).toRow());
    }
  }

  private String name(String[] cells) throws RejectedRowException {
    return terms.symbol() != null
        ? terms.symbol()
        : terms.inMarket(layout.text(cells, Field.SYMBOL));
  }

  /**
   * What the source states, or else the close, plus the delay; for a date without a session, which
   * is refused later, the end of its day.
   */
  private Instant knownAt(TradingCalendar calendar, LocalDate date, String[] cells)
      throws RejectedRowException {
    if (terms.knownFrom() != null) {
      LocalDate stated = layout.date(cells, Field.KNOWN_FROM);
      return terms.knownFrom().knownAt(stated).plus(terms.delay());
    }
    boolean session = calendar.covered().contains(date) && calendar.isSession(date);
    Instant close = session ? calendar.closeInstant(date) : calendar.startOfDay(date.plusDays(1));
    return close.plus(terms.delay());
  }

  static void requireKnown(String received, Optional<Instrument> instrument)
      throws RejectedRowException {
    if (instrument.isEmpty()) {
      throw new RejectedRowException(
          UNKNOWN_SYMBOL,
          "symbol '%s' is not in the instruments; add it with tick size, session and calendar"
              .formatted(received));
    }
  }

  static void requireBasis(String basis, Instrument instrument) throws RejectedRowException {
    if (!basis.equals(instrument.priceBasis())) {
      throw new RejectedRowException(
          WRONG_PRICE_BASIS,
          "prices are %s by the mapping, those of %s are %s; read the file by a mapping of that basis"
              .formatted(basis, instrument.symbol(), instrument.priceBasis()));
    }
  }

  static void requireSession(TradingCalendar calendar, LocalDate date) throws RejectedRowException {
    if (!calendar.covered().contains(date)) {
      throw new RejectedRowException(
          NOT_A_SESSION,
          "%s is outside %s, for which calendar %s knows its holidays"
              .formatted(date, calendar.covered(), calendar.id()));
    }
    if (!calendar.isSession(date)) {
      throw new RejectedRowException(
          NOT_A_SESSION,
          "calendar %s has no session on %s %s"
              .formatted(
                  calendar.id(), date.getDayOfWeek().toString().toLowerCase(Locale.ROOT), date));
    }
  }
}
