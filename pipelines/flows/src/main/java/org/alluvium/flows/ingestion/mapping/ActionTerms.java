package org.alluvium.flows.ingestion.mapping;

import java.util.Set;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceYield;

/**
 * Corporate actions, one record each: symbol, ex-date, kind and value. The files state no date of
 * announcement, so a split or dividend is known when its ex-date begins, and a delisting at the
 * close of the first session without a quote.
 *
 * @param market exchange code put before the file's names, which are those of their date, or null
 *     when they are symbols
 * @param dateIs what the date of a record is
 */
public record ActionTerms(String market, DateIs dateIs) implements MappingTerms {
  /** What the date of a record is. */
  public enum DateIs {
    EX_DATE,
    /** The last session at the old price: the ex-date is the next one. */
    LAST_SESSION
  }

  /** The name under which the instruments have what a file names. */
  String inMarket(String name) {
    return market == null ? name : market + ":" + name;
  }

  @Override
  public Set<Field> requiredFields() {
    return Set.of(Field.SYMBOL, Field.DATE, Field.KIND, Field.VALUE);
  }

  @Override
  public SourceYield yields() {
    return SourceYield.ACTIONS;
  }

  @Override
  public int longestLagDays() {
    return 2;
  }

  @Override
  public RecordParser parser(
      SourceMapping mapping, CellLayout layout, MarketReference reference, KnowledgeWindow window) {
    return new ActionParser(mapping.id(), this, layout, reference, window);
  }
}
