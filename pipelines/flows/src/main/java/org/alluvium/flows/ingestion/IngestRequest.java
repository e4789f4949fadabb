package org.alluvium.flows.ingestion;

import java.time.Instant;
import java.util.List;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.instrument.InstrumentCatalogue;
import org.alluvium.flows.ingestion.quarantine.QuarantineBounds;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceYield;

/**
 * What to ingest.
 *
 * @param sources where from; no id twice
 * @param asOf rows known later are left where they are
 * @param reading how far back the sources are read
 * @param instruments what is entered into {@code silver.instruments}
 * @param bounds beyond which moves of daily bars are held back
 */
public record IngestRequest(
    List<Source> sources,
    Instant asOf,
    Reading reading,
    InstrumentCatalogue instruments,
    QuarantineBounds bounds) {

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

  /** Whether any source brings rows of a yield. */
  boolean receives(SourceYield yields) {
    return sources.stream().anyMatch(source -> source.yields() == yields);
  }

  /** All sources of the bundled seed, incrementally. */
  public static IngestRequest bundled(SourceLibrary library, Instant asOf) {
    return of(library, library.bundled(), asOf, Reading.NEWLY_KNOWN);
  }

  /** One source that is named, incrementally. */
  public static IngestRequest bundled(SourceLibrary library, String sourceId, Instant asOf) {
    return named(library, List.of(sourceId), asOf);
  }

  /** Sources that are named, incrementally: prices and ratings in one go. */
  public static IngestRequest named(SourceLibrary library, List<String> ids, Instant asOf) {
    List<Source> sources = ids.stream().distinct().map(library::bundled).toList();
    return of(library, sources, asOf, Reading.NEWLY_KNOWN);
  }

  /** One source that a user named, with corrections of what the lakehouse has. */
  public static IngestRequest ofPath(SourceLibrary library, Source source, Instant asOf) {
    return of(library, List.of(source), asOf, Reading.EVERYTHING);
  }

  /** Some sources, by the instruments and the bounds of a library. */
  public static IngestRequest of(
      SourceLibrary library, List<Source> sources, Instant asOf, Reading reading) {
    return new IngestRequest(sources, asOf, reading, library.instruments(), library.bounds());
  }
}
