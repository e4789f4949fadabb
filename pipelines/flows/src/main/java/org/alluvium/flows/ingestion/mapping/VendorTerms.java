package org.alluvium.flows.ingestion.mapping;

import java.util.List;
import java.util.Set;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceYield;

/**
 * Ratings and technicals of a vendor: a name, a value and a day for each. They are known from their
 * receipt on: the instant in the column of {@link Field#RECEIVED}, or else that of the ingest.
 *
 * @param market exchange code put before the file's names, or null when they are symbols
 * @param columns that a screener is asked for, which name the values; empty for files
 */
public record VendorTerms(String market, List<String> columns) implements MappingTerms {
  /** What a value describes says nothing of when it came. */
  private static final int ANY_LAG_DAYS = 100_000;

  public VendorTerms {
    columns = List.copyOf(columns);
    if (columns.stream().distinct().count() != columns.size()) {
      throw new IllegalArgumentException("vendor.columns has a column twice");
    }
  }

  /** The name under which the instruments have what a file names. */
  String inMarket(String name) {
    return market == null ? name : market + ":" + name;
  }

  @Override
  public Set<Field> requiredFields() {
    Field dated = columns.isEmpty() ? Field.DATE : Field.RECEIVED;
    return Set.of(Field.SYMBOL, dated, Field.FEATURE, Field.VALUE);
  }

  @Override
  public SourceYield yields() {
    return SourceYield.VENDOR_FEATURES;
  }

  @Override
  public int longestLagDays() {
    return ANY_LAG_DAYS;
  }

  /** A file of one's own adds snapshots; it changes none. */
  @Override
  public boolean takesCorrections() {
    return true;
  }

  @Override
  public RecordParser parser(
      SourceMapping mapping, CellLayout layout, MarketReference reference, KnowledgeWindow window) {
    return new VendorParser(mapping.id(), this, layout, reference, window);
  }
}
