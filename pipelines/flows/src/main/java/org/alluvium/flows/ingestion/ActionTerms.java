package org.alluvium.flows.ingestion;

import java.util.Set;

/**
 * Corporate actions, one record each: symbol, ex-date, kind and value. The files state no date of
 * announcement, so a split or dividend is known when its ex-date begins, and a delisting at the
 * close of the first session without a quote.
 */
record ActionTerms() implements MappingTerms {
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
      SourceMapping mapping, CellLayout layout, MarketReference market, KnowledgeWindow window) {
    return new ActionParser(mapping.id(), layout, market, window);
  }
}
