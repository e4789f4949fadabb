package org.alluvium.flows.ingestion.mapping;

import static org.alluvium.flows.ingestion.received.RejectionRule.OUTSIDE_SESSION;
import static org.alluvium.flows.ingestion.received.RejectionRule.WRONG_TIME_ZONE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/** Parses intraday bars and applies the row rules that need no other row. */
public final class IntradayParser implements RecordParser {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final IntradayTerms terms;
  private final CellLayout layout;
  private final MarketReference market;
  private final KnowledgeWindow window;
  private final BarPrices prices;

  IntradayParser(
      String source,
      IntradayTerms terms,
      CellLayout layout,
      MarketReference market,
      KnowledgeWindow window) {
    this.source = source;
    this.terms = terms;
    this.layout = layout;
    this.market = market;
    this.window = window;
    this.prices = new BarPrices(terms.bars(), layout);
  }

  @Override
  public List<Row> parse(SourceFile file, long line, String[] cells) {
    ReceivedRow row =
        ReceivedRow.of(source, SourceYield.INTRADAY, file, line)
            .with(ReceivedRows.ROW_TEXT, RecordParser.asText(cells))
            .with(ReceivedRows.QUALIFIER, terms.intervalId());
    try {
      layout.requireWidth(cells);
      Instant start = layout.instant(cells, Field.TIMESTAMP);
      String received =
          terms.bars().symbol() != null
              ? terms.bars().symbol()
              : terms.bars().inMarket(layout.text(cells, Field.SYMBOL));
      Optional<Instrument> instrument = market.instruments().resolve(received);
      String key = instrument.map(Instrument::symbol).orElse(received);
      Instant knownAt = start.plus(terms.interval()).plus(terms.bars().delay());
      if (!window.admits(key, knownAt)) {
        return window.passedOver(row, knownAt);
      }
      LocalDate date = LocalDate.ofInstant(start, terms.hours().zone());
      row.keyed(key, date, knownAt).with(ReceivedRows.BAR_START, start);
      BarParser.requireKnown(received, instrument);
      BarParser.requireBasis(terms.bars().priceBasis(), instrument.orElseThrow());
      BarParser.requireSession(calendar(instrument), date);
      requireHours(start);
      prices.read(row, cells);
      return List.of(row.toRow());
    } catch (RejectedRowException e) {
      return List.of(row.rejected(e.rejection()).toRow());
    }
  }

  private TradingCalendar calendar(Optional<Instrument> instrument) {
    String id = instrument.map(Instrument::calendar).orElse(terms.bars().calendar());
    return market.calendars().get(id);
  }

  private void requireHours(Instant start) throws RejectedRowException {
    if (terms.hours().enclose(start, terms.interval())) {
      return;
    }
    if (terms.hours().encloseAsLabelled(start, terms.interval())) {
      throw new RejectedRowException(
          WRONG_TIME_ZONE,
          "the bar of %s is outside %s, and within by the clock of %s: its zone is labelled wrongly"
              .formatted(start, terms.hours(), terms.hours().zone()));
    }
    throw new RejectedRowException(
        OUTSIDE_SESSION,
        "the bar of %s is outside %s, in which the source quotes".formatted(start, terms.hours()));
  }
}
