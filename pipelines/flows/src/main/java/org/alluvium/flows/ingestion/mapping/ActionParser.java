package org.alluvium.flows.ingestion.mapping;

import static org.alluvium.flows.ingestion.received.RejectionRule.NON_POSITIVE_VALUE;
import static org.alluvium.flows.ingestion.received.RejectionRule.UNKNOWN_KIND;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** Parses corporate actions and applies the row rules that need no other row. */
record ActionParser(
    String source,
    ActionTerms terms,
    CellLayout layout,
    MarketReference market,
    KnowledgeWindow window)
    implements RecordParser {
  private static final String DELISTING = "delisting";
  private static final Set<String> KINDS = Set.of("split", "dividend", DELISTING);

  @Override
  public List<Row> parse(SourceFile file, long line, String[] cells) {
    ReceivedRow row =
        ReceivedRow.of(source, SourceYield.ACTIONS, file, line)
            .with(ReceivedRows.ROW_TEXT, RecordParser.asText(cells));
    try {
      layout.requireWidth(cells);
      LocalDate date = layout.date(cells, Field.DATE);
      String received = terms.inMarket(layout.text(cells, Field.SYMBOL));
      String kind = kind(cells);
      Optional<Instrument> instrument = instrument(received, date);
      BarParser.requireKnown(received, instrument);
      String symbol = instrument.map(Instrument::symbol).orElseThrow();
      TradingCalendar calendar =
          market.calendars().get(instrument.map(Instrument::calendar).orElseThrow());
      BarParser.requireSession(calendar, date);
      LocalDate exDate =
          switch (terms.dateIs()) {
            case EX_DATE -> date;
            case LAST_SESSION -> calendar.nextSession(date);
          };
      Instant knownAt = knownAt(calendar, exDate, kind);
      if (!window.admits(symbol, knownAt)) {
        return window.passedOver(row, knownAt);
      }
      row.keyed(symbol, exDate, knownAt).with(ReceivedRows.QUALIFIER, kind);
      return List.of(row.with(ReceivedRows.VALUE, value(cells, kind)).toRow());
    } catch (RejectedRowException e) {
      return List.of(row.rejected(e.rejection()).toRow());
    }
  }

  /** A ticker is that of its date, a symbol of any. */
  private Optional<Instrument> instrument(String name, LocalDate date) {
    return terms.market() == null
        ? market.instruments().resolve(name)
        : market.instruments().resolve(name, date);
  }

  private static Instant knownAt(TradingCalendar calendar, LocalDate exDate, String kind) {
    return kind.equals(DELISTING) ? calendar.closeInstant(exDate) : calendar.startOfDay(exDate);
  }

  private String kind(String[] cells) throws RejectedRowException {
    String kind = layout.text(cells, Field.KIND);
    if (!KINDS.contains(kind)) {
      throw new RejectedRowException(
          UNKNOWN_KIND, "kind '%s' is none of split, dividend and delisting".formatted(kind));
    }
    return kind;
  }

  /** The last return of a delisting may be unknown; everything else has a value. */
  private Double value(String[] cells, String kind) throws RejectedRowException {
    if (kind.equals(DELISTING) && layout.isMissing(cells, Field.VALUE)) {
      return null;
    }
    double value = layout.number(cells, Field.VALUE);
    if (!kind.equals(DELISTING) && !(value > 0)) {
      throw new RejectedRowException(
          NON_POSITIVE_VALUE, "the value of a %s is %s, it is above 0".formatted(kind, value));
    }
    return value;
  }
}
