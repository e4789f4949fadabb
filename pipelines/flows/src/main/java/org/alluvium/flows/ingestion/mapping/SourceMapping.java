package org.alluvium.flows.ingestion.mapping;

import java.io.Serializable;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the files of one source are read, as {@code conf/sources.json} declares it.
 *
 * @param id name of the source; value of {@code source} in every table
 * @param format how the files are written
 * @param path file or folder below the seed folder; empty for a mapping of users' own files
 * @param restore whether a restore of the seed reads it
 * @param columns column name of each field
 * @param text how dates and numbers are written
 * @param terms what the source yields
 * @param network how it is asked over a network; empty for files
 */
public record SourceMapping(
    String id,
    SourceFormat format,
    Optional<String> path,
    Restore restore,
    Map<Field, String> columns,
    TextForm text,
    MappingTerms terms,
    Optional<NetworkTerms> network) {

  public SourceMapping {
    columns = Map.copyOf(columns);
    boolean dated = columns.containsKey(Field.DATE) || columns.containsKey(Field.KNOWN_FROM);
    if (format == SourceFormat.PARQUET && !dated) {
      throw new IllegalArgumentException(
          "source '%s' names no column for 'date', by which Parquet files are read".formatted(id));
    }
    requireNetworkTerms(id, format, restore, network);
    for (Field field : terms.requiredFields()) {
      if (!columns.containsKey(field)) {
        throw new IllegalArgumentException(
            "source '%s' names no column for '%s'".formatted(id, field.id()));
      }
    }
  }

  private static void requireNetworkTerms(
      String id, SourceFormat format, Restore restore, Optional<NetworkTerms> network) {
    if (format.isAsked() != network.isPresent()) {
      throw new IllegalArgumentException(
          "source '%s': format %s %s 'network'"
              .formatted(id, format, format.isAsked() ? "needs" : "has no"));
    }
    if (format.isAsked() && restore != Restore.ON_DEMAND) {
      throw new IllegalArgumentException(
          "source '%s' is asked over a network, so its restore must be on_demand".formatted(id));
    }
  }

  /** When a bundled source is read. */
  public enum Restore {
    /** By every restore of the seed. */
    ALWAYS,
    /** When it is named only. */
    ON_DEMAND,
    /** By every restore, where its file is: it is not bundled, {@code data.panel} says where. */
    WHERE_GIVEN
  }

  /**
   * How a source writes dates and numbers.
   *
   * @param datePattern pattern of {@link DateTimeFormatter}, English month names
   * @param thousandsSeparator removed from numbers; empty when there is none
   * @param missingValues cells that say "no value"
   */
  public record TextForm(String datePattern, String thousandsSeparator, Set<String> missingValues)
      implements Serializable {
    /** ISO dates, plain numbers, and no declared missing value. */
    public static final TextForm PLAIN = new TextForm("uuuu-MM-dd", "", Set.of());

    public TextForm {
      missingValues = Set.copyOf(missingValues);
      try {
        formatter(datePattern);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "date_format must be a pattern such as uuuu-MM-dd, got '%s': %s"
                .formatted(datePattern, e.getMessage()),
            e);
      }
    }

    DateTimeFormatter formatter() {
      return formatter(datePattern);
    }

    private static DateTimeFormatter formatter(String pattern) {
      return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    }
  }
}
