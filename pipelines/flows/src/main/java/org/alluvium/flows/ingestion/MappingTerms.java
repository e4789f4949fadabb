package org.alluvium.flows.ingestion;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a source yields, and the terms that only that yield has. */
sealed interface MappingTerms extends Serializable {
  /** Fields that the mapping must name a column for. */
  Set<Field> requiredFields();

  SourceYield yields();

  /** The greatest number of days between a date and its knowledge, for pruning reads. */
  int longestLagDays();

  /** The parser of these terms' rows. */
  RecordParser parser(
      SourceMapping mapping, CellLayout layout, MarketReference market, KnowledgeWindow window);

  /**
   * Daily bars.
   *
   * @param symbol the one symbol of a file without a symbol column, or null
   * @param calendar calendar of rows whose symbol is unknown
   * @param delay from session close to when the source had the bar
   * @param priceBasis raw, split_adjusted or fully_adjusted
   * @param volumeUnit what the source counts as volume
   * @param clampBasisPoints largest violation of low ≤ open, close ≤ high that is mended
   */
  record BarTerms(
      String symbol,
      String calendar,
      Duration delay,
      String priceBasis,
      VolumeUnit volumeUnit,
      double clampBasisPoints)
      implements MappingTerms {
    private static final Set<String> BASES = Set.of("raw", "split_adjusted", "fully_adjusted");

    public BarTerms {
      if (!BASES.contains(priceBasis)) {
        throw new IllegalArgumentException(
            "price_basis must be raw, split_adjusted or fully_adjusted, got '" + priceBasis + "'");
      }
      if (delay.isNegative() || !(clampBasisPoints >= 0 && clampBasisPoints <= 100)) {
        throw new IllegalArgumentException("delay must be >= 0 and clamp_bps in 0..100");
      }
    }

    @Override
    public SourceYield yields() {
      return SourceYield.BARS;
    }

    @Override
    public int longestLagDays() {
      return 2 + (int) delay.toDays();
    }

    @Override
    public RecordParser parser(
        SourceMapping mapping, CellLayout layout, MarketReference market, KnowledgeWindow window) {
      return new BarParser(mapping, this, layout, market, window);
    }

    @Override
    public Set<Field> requiredFields() {
      Set<Field> prices = Set.of(Field.DATE, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE);
      return symbol != null ? prices : with(prices, Field.SYMBOL);
    }
  }

  /**
   * Observations of economic series.
   *
   * @param series the one series of a file without a series column, or null
   * @param names the file's names to ours; empty when they are taken as they are
   * @param prefix put before the file's names
   * @param release when observations became known
   * @param releaseOf rules of single series, by our name
   */
  record MacroTerms(
      String series,
      Map<String, String> names,
      String prefix,
      ReleaseRule release,
      Map<String, ReleaseRule> releaseOf)
      implements MappingTerms {
    public MacroTerms {
      names = Map.copyOf(names);
      releaseOf = Map.copyOf(releaseOf);
    }

    /** Our name of a series, or nothing when the mapping does not know it. */
    Optional<String> nameOf(String received) {
      if (names.isEmpty()) {
        return Optional.of(prefix + received);
      }
      return Optional.ofNullable(names.get(received));
    }

    ReleaseRule releaseOfSeries(String name) {
      return releaseOf.getOrDefault(name, release);
    }

    @Override
    public int longestLagDays() {
      int longest = release.longestLagDays();
      for (ReleaseRule rule : releaseOf.values()) {
        longest = Math.max(longest, rule.longestLagDays());
      }
      return longest;
    }

    @Override
    public SourceYield yields() {
      return SourceYield.MACRO;
    }

    @Override
    public RecordParser parser(
        SourceMapping mapping, CellLayout layout, MarketReference market, KnowledgeWindow window) {
      return new ObservationParser(mapping, this, layout, window);
    }

    boolean statesKnownFrom() {
      return release instanceof ReleaseRule.KnownFrom;
    }

    @Override
    public Set<Field> requiredFields() {
      Set<Field> fields = Set.of(Field.DATE, Field.VALUE);
      if (series == null) {
        fields = with(fields, Field.SERIES);
      }
      return statesKnownFrom() ? with(fields, Field.KNOWN_FROM) : fields;
    }
  }

  private static Set<Field> with(Set<Field> fields, Field field) {
    Set<Field> more = new HashSet<>(fields);
    more.add(field);
    return Set.copyOf(more);
  }
}
