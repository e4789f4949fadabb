package org.alluvium.flows.ingestion.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.ingestion.mapping.Field;
import org.alluvium.flows.ingestion.mapping.SourceMapping;

/**
 * A declared source in words for people.
 *
 * @param id by which it is named
 * @param kind what it yields
 * @param format of its files, or of what it is asked for
 * @param path of the bundled file below the seed folder, or the address that is asked; empty when
 *     there is none
 * @param reading when it is read
 * @param takesOwnFiles whether users' own files may be read by it
 * @param columns names that a file's header must have, in the order of {@link Field}; of what is
 *     asked over a network those that are read
 */
public record SourceDescription(
    String id,
    String kind,
    String format,
    Optional<String> path,
    Reading reading,
    boolean takesOwnFiles,
    List<String> columns) {

  /** When a source is read. */
  public enum Reading {
    /** By every ingestion that names no source. */
    ALWAYS,
    WHEN_NAMED,
    /** As always, once the file that is not bundled is there. */
    WHERE_GIVEN,
    OWN_FILES_ONLY
  }

  public SourceDescription {
    columns = List.copyOf(columns);
  }

  /** Every source of a file in the form of {@code conf/schema/sources.schema.json}, in order. */
  public static List<SourceDescription> readAll(Path file) {
    return SourceCatalogue.read(file).all().stream().map(SourceDescription::of).toList();
  }

  private static SourceDescription of(SourceMapping mapping) {
    return new SourceDescription(
        mapping.id(),
        mapping.terms().yields().name().toLowerCase(Locale.ROOT),
        mapping.format().name().toLowerCase(Locale.ROOT),
        mapping.path().or(() -> mapping.network().map(asked -> asked.baseUrl().toString())),
        reading(mapping),
        mapping.network().isEmpty() && mapping.terms().takesCorrections(),
        mapping.columns().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList());
  }

  private static Reading reading(SourceMapping mapping) {
    return switch (mapping.restore()) {
      case ON_DEMAND -> Reading.WHEN_NAMED;
      case WHERE_GIVEN -> Reading.WHERE_GIVEN;
      case ALWAYS -> mapping.path().isPresent() ? Reading.ALWAYS : Reading.OWN_FILES_ONLY;
    };
  }
}
