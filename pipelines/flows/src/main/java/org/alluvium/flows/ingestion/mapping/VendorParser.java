package org.alluvium.flows.ingestion.mapping;

import static org.alluvium.flows.ingestion.received.RejectionRule.BACK_DATED;
import static org.alluvium.flows.ingestion.received.RejectionRule.NOT_A_RATING;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.ingestion.instrument.Instrument;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedCounts;
import org.alluvium.flows.ingestion.received.ReceivedRow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.RejectedRowException;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.flows.ingestion.screener.Rating;
import org.apache.spark.sql.Row;

/**
 * Parses values of vendors. A value is known from its receipt on; one that claims to have been
 * known before is refused, since it was computed from what came later, or cannot be told from such.
 */
record VendorParser(
    String source,
    VendorTerms terms,
    CellLayout layout,
    MarketReference market,
    KnowledgeWindow window)
    implements RecordParser {
  @Override
  public List<Row> parse(SourceFile file, long line, String[] cells) {
    ReceivedRow row =
        ReceivedRow.of(source, SourceYield.VENDOR_FEATURES, file, line)
            .with(ReceivedRows.ROW_TEXT, RecordParser.asText(cells));
    try {
      layout.requireWidth(cells);
      if (layout.isDeclaredMissing(cells, Field.VALUE)) {
        return List.of();
      }
      Instant knownAt = knownAt(cells);
      String name = terms.inMarket(layout.text(cells, Field.SYMBOL));
      LocalDate date = date(cells, name, knownAt);
      Optional<Instrument> instrument = market.instruments().resolve(name, date);
      row.keyed(instrument.map(Instrument::symbol).orElse(name), date, knownAt);
      if (knownAt.isAfter(window.to())) {
        return List.of(row.with(ReceivedRows.RULE, ReceivedCounts.LATER).toRow());
      }
      BarParser.requireKnown(name, instrument);
      read(row, cells);
      return List.of(row.toRow());
    } catch (RejectedRowException e) {
      return List.of(row.rejected(e.rejection()).toRow());
    }
  }

  /** The day that the value describes: what the row says, or else that of its receipt, there. */
  private LocalDate date(String[] cells, String name, Instant received)
      throws RejectedRowException {
    if (!layout.isMissing(cells, Field.DATE)) {
      return layout.date(cells, Field.DATE);
    }
    ZoneId zone =
        market.instruments().resolve(name).map(Instrument::timeZone).orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(received, zone);
  }

  /** The receipt, or what the row states, if that is later. */
  private Instant knownAt(String[] cells) throws RejectedRowException {
    Instant receipt =
        layout.isMissing(cells, Field.RECEIVED)
            ? window.to()
            : layout.isoInstant(cells, Field.RECEIVED);
    if (layout.isMissing(cells, Field.KNOWN_FROM)) {
      return receipt;
    }
    Instant claimed = layout.isoInstant(cells, Field.KNOWN_FROM);
    if (claimed.isBefore(receipt)) {
      throw new RejectedRowException(
          BACK_DATED,
          "the value claims to be known from %s and was received at %s: it could not be used before; leave the claim out, or deliver the receipt of that time"
              .formatted(claimed, receipt));
    }
    return claimed;
  }

  private void read(ReceivedRow row, String[] cells) throws RejectedRowException {
    String feature = layout.text(cells, Field.FEATURE);
    String text = layout.text(cells, Field.VALUE);
    Optional<Rating> rating = Rating.ofWord(text);
    double value =
        rating.isPresent() ? rating.orElseThrow().number() : layout.number(cells, Field.VALUE);
    row.with(ReceivedRows.QUALIFIER, feature)
        .with(ReceivedRows.VALUE_TEXT, text)
        .with(ReceivedRows.VALUE, value);
    if (Rating.isOne(feature) && Math.abs(value) > 1) {
      throw new RejectedRowException(
          NOT_A_RATING, "%s is no rating from -1 to 1, got %s".formatted(feature, text));
    }
  }
}
