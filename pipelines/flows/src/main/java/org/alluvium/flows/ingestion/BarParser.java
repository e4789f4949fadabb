package org.alluvium.flows.ingestion;

import static org.alluvium.flows.ingestion.RejectionRule.INCONSISTENT_RANGE;
import static org.alluvium.flows.ingestion.RejectionRule.NEGATIVE_VOLUME;
import static org.alluvium.flows.ingestion.RejectionRule.NON_POSITIVE_PRICE;
import static org.alluvium.flows.ingestion.RejectionRule.NOT_A_SESSION;
import static org.alluvium.flows.ingestion.RejectionRule.UNKNOWN_SYMBOL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.alluvium.flows.ingestion.MappingTerms.BarTerms;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.apache.spark.sql.Row;

/** Parses daily bars and applies the row rules that need no other row. */
final class BarParser implements RecordParser {
  private static final long serialVersionUID = 1L;
  private static final double BASIS_POINT = 1e-4;

  private final String source;
  private final BarTerms terms;
  private final CellLayout layout;
  private final MarketReference market;
  private final KnowledgeWindow window;

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
  }

  @Override
  public Optional<Row> parse(SourceFile file, long line, String[] cells) {
    ReceivedRow row =
        ReceivedRow.of(source, SourceYield.BARS, file, line)
            .with(ReceivedRows.ROW_TEXT, RecordParser.asText(cells));
    try {
      layout.requireWidth(cells);
      LocalDate date = layout.date(cells, Field.DATE);
      String received = terms.symbol() != null ? terms.symbol() : layout.text(cells, Field.SYMBOL);
      Optional<Instrument> instrument = market.instruments().resolve(received);
      TradingCalendar calendar =
          market.calendars().get(instrument.map(Instrument::calendar).orElse(terms.calendar()));
      Instant knownAt = knownAt(calendar, date);
      String key = instrument.map(Instrument::symbol).orElse(received);
      if (!window.admits(key, knownAt)) {
        return Optional.empty();
      }
      row.keyed(key, date, knownAt);
      requireKnown(received, instrument);
      requireSession(calendar, date);
      row.with(ReceivedRows.BAR_START, calendar.startOfDay(date));
      prices(row, cells);
      return Optional.of(row.toRow());
    } catch (RejectedRowException e) {
      return Optional.of(row.rejected(e.rejection()).toRow());
    }
  }

  /** Close plus delay; for a date without a session, which is refused later, the end of its day. */
  private Instant knownAt(TradingCalendar calendar, LocalDate date) {
    boolean session = calendar.covered().contains(date) && calendar.isSession(date);
    Instant close = session ? calendar.closeInstant(date) : calendar.startOfDay(date.plusDays(1));
    return close.plus(terms.delay());
  }

  private static void requireKnown(String received, Optional<Instrument> instrument)
      throws RejectedRowException {
    if (instrument.isEmpty()) {
      throw new RejectedRowException(
          UNKNOWN_SYMBOL,
          "symbol '%s' is not in the instruments; add it with tick size, session and calendar"
              .formatted(received));
    }
  }

  private static void requireSession(TradingCalendar calendar, LocalDate date)
      throws RejectedRowException {
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

  private void prices(ReceivedRow row, String[] cells) throws RejectedRowException {
    double open = price(cells, Field.OPEN);
    double high = price(cells, Field.HIGH);
    double low = price(cells, Field.LOW);
    double close = price(cells, Field.CLOSE);
    requireRange("low", low, Math.min(open, close), low - Math.min(open, close));
    requireRange("high", high, Math.max(open, close), Math.max(open, close) - high);
    row.with(ReceivedRows.OPEN, open)
        .with(ReceivedRows.HIGH, high)
        .with(ReceivedRows.LOW, low)
        .with(ReceivedRows.CLOSE, close)
        .with(ReceivedRows.VOLUME, volume(cells))
        .with(ReceivedRows.VOLUME_UNIT, terms.volumeUnit().id())
        .with(ReceivedRows.PRICE_BASIS, terms.priceBasis());
  }

  private double price(String[] cells, Field field) throws RejectedRowException {
    double price = layout.number(cells, field);
    if (!(price > 0)) {
      throw new RejectedRowException(
          NON_POSITIVE_PRICE, "%s is %s, a price is above 0".formatted(field.id(), price));
    }
    return price;
  }

  private void requireRange(String name, double extreme, double body, double excess)
      throws RejectedRowException {
    double basisPoints = excess / body / BASIS_POINT;
    if (basisPoints > terms.clampBasisPoints()) {
      throw new RejectedRowException(
          INCONSISTENT_RANGE,
          "%s %s does not enclose open and close (%s) by %.1f basis points, %s are mended"
              .formatted(name, extreme, body, basisPoints, terms.clampBasisPoints()));
    }
  }

  private Double volume(String[] cells) throws RejectedRowException {
    if (layout.isMissing(cells, Field.VOLUME)) {
      return null;
    }
    double volume = layout.number(cells, Field.VOLUME);
    if (volume < 0) {
      throw new RejectedRowException(NEGATIVE_VOLUME, "volume is " + volume);
    }
    return volume;
  }
}
