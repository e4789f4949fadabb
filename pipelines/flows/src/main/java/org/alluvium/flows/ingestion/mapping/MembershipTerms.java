package org.alluvium.flows.ingestion.mapping;

import java.util.Set;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceYield;

/**
 * Spells of membership in a universe, one record each: a ticker, its first day as a member, and the
 * day on which it left, empty while it is one.
 *
 * @param universe id of the universe
 * @param unlisted code put before a ticker that is no equity of the instruments
 * @param release from when a start or an end is known, by its date
 */
public record MembershipTerms(String universe, String unlisted, ReleaseRule release)
    implements MappingTerms {
  @Override
  public Set<Field> requiredFields() {
    return Set.of(Field.SYMBOL, Field.DATE, Field.UNTIL);
  }

  @Override
  public SourceYield yields() {
    return SourceYield.MEMBERSHIP;
  }

  @Override
  public int longestLagDays() {
    return release.longestLagDays();
  }

  @Override
  public RecordParser parser(
      SourceMapping mapping, CellLayout layout, MarketReference market, KnowledgeWindow window) {
    return new MembershipParser(mapping.id(), this, layout, market, window);
  }
}
