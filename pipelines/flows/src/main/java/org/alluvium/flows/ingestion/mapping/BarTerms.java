package org.alluvium.flows.ingestion.mapping;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.ingestion.instrument.Instrument;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceYield;

/**
 * Daily bars.
 *
 * @param symbol the one symbol of a file without a symbol column, or null
 * @param market exchange code put before the file's names, or null when they are taken as they are:
 *     a series of another feed is another instrument
 * @param except names whose rows are not received: another source has the very same series
 * @param knownFrom how the source states from when each row was known, or null when it does not;
 *     the delay counts from there
 * @param calendar calendar of rows whose symbol is unknown
 * @param delay from session close to when the source had the bar
 * @param priceBasis raw, split_adjusted or fully_adjusted
 * @param volumeUnit what the source counts as volume
 * @param clampBasisPoints largest violation of low ≤ open, close ≤ high that is mended
 */
public record BarTerms(
    String symbol,
    String market,
    Set<String> except,
    ReleaseRule.KnownFrom knownFrom,
    String calendar,
    Duration delay,
    String priceBasis,
    VolumeUnit volumeUnit,
    double clampBasisPoints)
    implements MappingTerms {
  public BarTerms {
    except = Set.copyOf(except);
    Instrument.requireBasis(priceBasis);
    if (delay.isNegative() || !(clampBasisPoints >= 0 && clampBasisPoints <= 100)) {
      throw new IllegalArgumentException("delay must be >= 0 and clamp_bps in 0..100");
    }
  }

  @Override
  public Optional<String> calendarId() {
    return Optional.ofNullable(calendar);
  }

  @Override
  public SourceYield yields() {
    return SourceYield.BARS;
  }

  /** The name under which the instruments have what a file names. */
  public String inMarket(String name) {
    return market == null ? name : market + ":" + name;
  }

  @Override
  public boolean takesCorrections() {
    return knownFrom == null;
  }

  @Override
  public int longestLagDays() {
    return 3 + (int) delay.toDays();
  }

  @Override
  public RecordParser parser(
      SourceMapping mapping, CellLayout layout, MarketReference market, KnowledgeWindow window) {
    return new BarParser(mapping, this, layout, market, window);
  }

  @Override
  public Set<Field> requiredFields() {
    Set<Field> prices = Set.of(Field.DATE, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE);
    Set<Field> keyed = symbol != null ? prices : MappingTerms.with(prices, Field.SYMBOL);
    return knownFrom == null ? keyed : MappingTerms.with(keyed, Field.KNOWN_FROM);
  }
}
