package org.alluvium.flows.ingestion.mapping;

import static org.alluvium.flows.ingestion.received.RejectionRule.REVERSED_INTERVAL;
import static org.alluvium.flows.ingestion.received.RejectionRule.UNKNOWN_SYMBOL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alluvium.flows.ingestion.instrument.Instrument;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.RejectedRowException;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.apache.spark.sql.Row;

/**
 * Parses spells of membership. A spell is two facts, each known in its time: its start, which shows
 * it open, and its end, the day before the ticker was out.
 */
record MembershipParser(
    String source,
    MembershipTerms terms,
    CellLayout layout,
    MarketReference market,
    KnowledgeWindow window)
    implements RecordParser {
  private static final Pattern TICKER = Pattern.compile("[A-Z0-9][A-Z0-9.\\-]*");
  private static final String EQUITY = "equity";

  @Override
  public List<Row> parse(SourceFile file, long line, String[] cells) {
    ReceivedRow refused = row(file, line, cells);
    try {
      layout.requireWidth(cells);
      LocalDate start = layout.date(cells, Field.DATE);
      Instant knownAt = terms.release().knownAt(start);
      if (knownAt.isAfter(window.to())) {
        return window.passedOver(refused, knownAt);
      }
      String ticker = layout.text(cells, Field.SYMBOL);
      refused.keyed(ticker, start, knownAt);
      String symbol = symbol(ticker);
      LocalDate left = left(cells, start);
      List<Row> facts = new ArrayList<>();
      fact(row(file, line, cells), symbol, start, start).ifPresent(facts::add);
      if (left != null) {
        ReceivedRow end = row(file, line, cells).with(ReceivedRows.VALID_TO, left.minusDays(1));
        fact(end, symbol, start, left).ifPresent(facts::add);
      }
      return facts;
    } catch (RejectedRowException e) {
      return List.of(refused.rejected(e.rejection()).toRow());
    }
  }

  private ReceivedRow row(SourceFile file, long line, String[] cells) {
    return ReceivedRow.of(source, SourceYield.MEMBERSHIP, file, line)
        .with(ReceivedRows.ROW_TEXT, RecordParser.asText(cells))
        .with(ReceivedRows.QUALIFIER, terms.universe());
  }

  /** What becomes known on a date about a spell, unless it is not asked for. */
  private Optional<Row> fact(ReceivedRow row, String symbol, LocalDate start, LocalDate dated) {
    Instant knownAt = terms.release().knownAt(dated);
    return window.admits(symbol, knownAt)
        ? Optional.of(row.keyed(symbol, start, knownAt).toRow())
        : Optional.empty();
  }

  private String symbol(String ticker) throws RejectedRowException {
    if (!TICKER.matcher(ticker).matches()) {
      throw new RejectedRowException(
          UNKNOWN_SYMBOL, "'%s' is no ticker of capitals, digits, '.' and '-'".formatted(ticker));
    }
    return market
        .instruments()
        .resolve(ticker)
        .filter(instrument -> instrument.assetClass().equals(EQUITY))
        .map(Instrument::symbol)
        .orElse(terms.unlisted() + ":" + ticker);
  }

  /** The first day that is no day of the spell, or null while it is open. */
  private LocalDate left(String[] cells, LocalDate start) throws RejectedRowException {
    if (layout.isMissing(cells, Field.UNTIL)) {
      return null;
    }
    LocalDate left = layout.date(cells, Field.UNTIL);
    if (!left.isAfter(start)) {
      throw new RejectedRowException(
          REVERSED_INTERVAL, "the spell starts on %s and ends on %s".formatted(start, left));
    }
    return left;
  }
}
