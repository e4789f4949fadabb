package org.alluvium.flows.ingestion.mapping;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceYield;

/** What a source yields, and the terms that only that yield has. */
public sealed interface MappingTerms extends Serializable
    permits ActionTerms,
        BarTerms,
        IntradayTerms,
        MembershipTerms,
        VendorTerms,
        MappingTerms.MacroTerms {
  /** Fields that the mapping must name a column for. */
  Set<Field> requiredFields();

  SourceYield yields();

  /** The greatest number of days between a date and its knowledge, for pruning reads. */
  int longestLagDays();

  /** The calendar of rows whose instrument is not known. */
  default Optional<String> calendarId() {
    return Optional.empty();
  }

  /**
   * Whether a file of a user's own may correct what the lakehouse has. Where it may not, files are
   * read from the seed only, and rows that are known already are left out.
   */
  default boolean takesCorrections() {
    return false;
  }

  /** The parser of these terms' rows. */
  RecordParser parser(
      SourceMapping mapping, CellLayout layout, MarketReference market, KnowledgeWindow window);

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
    public Optional<String> nameOf(String received) {
      if (names.isEmpty()) {
        return Optional.of(prefix + received);
      }
      return Optional.ofNullable(names.get(received));
    }

    public ReleaseRule releaseOfSeries(String name) {
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

    @Override
    public boolean takesCorrections() {
      return true;
    }

    public boolean statesKnownFrom() {
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

  /** The fields and one more. */
  static Set<Field> with(Set<Field> fields, Field field) {
    Set<Field> more = new HashSet<>(fields);
    more.add(field);
    return Set.copyOf(more);
  }
}
