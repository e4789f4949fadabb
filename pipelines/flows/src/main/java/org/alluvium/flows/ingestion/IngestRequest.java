package org.alluvium.flows.ingestion;

import java.time.Instant;
import java.util.List;

/**
 * What to ingest.
 *
 * @param sources where from; no id twice
 * @param asOf rows known later are left where they are
 * @param reading how far back the sources are read
 * @param instruments what is entered into {@code silver.instruments}
 */
public record IngestRequest(
    List<Source> sources, Instant asOf, Reading reading, InstrumentCatalogue instruments) {

  /** How far back sources are read. */
  public enum Reading {
    /** Only what became known after the lakehouse's last row of each symbol or series. */
    NEWLY_KNOWN,
    /**
     * Every row; what differs from the lakehouse becomes a correction that is known from {@code
     * asOf} on, what is equal is left out.
     */
    EVERYTHING
  }

  public IngestRequest {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw IngestionErrors.noSources();
    }
    if (sources.stream().map(Source::id).distinct().count() != sources.size()) {
      throw new IllegalArgumentException("a source is named twice");
    }
  }

  /** All sources of the bundled seed, incrementally. */
  public static IngestRequest bundled(SourceLibrary library, Instant asOf) {
    return new IngestRequest(library.bundled(), asOf, Reading.NEWLY_KNOWN, library.instruments());
  }

  /** One source of the bundled seed, incrementally. */
  public static IngestRequest bundled(SourceLibrary library, String sourceId, Instant asOf) {
    List<Source> one = List.of(library.bundled(sourceId));
    return new IngestRequest(one, asOf, Reading.NEWLY_KNOWN, library.instruments());
  }

  /** One source that a user named, with corrections of what the lakehouse has. */
  public static IngestRequest ofPath(SourceLibrary library, Source source, Instant asOf) {
    return new IngestRequest(List.of(source), asOf, Reading.EVERYTHING, library.instruments());
  }
}
