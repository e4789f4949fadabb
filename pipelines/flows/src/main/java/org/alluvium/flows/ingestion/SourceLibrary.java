package org.alluvium.flows.ingestion;

import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.ingestion.SourceMapping.Restore;
import org.alluvium.lakehouse.time.TradingCalendars;

/** The declared sources of an installation, ready to be fetched from. */
public final class SourceLibrary {
  private final SourceCatalogue catalogue;
  private final Path seedFolder;
  private final MarketReference market;

  private SourceLibrary(SourceCatalogue catalogue, Path seedFolder, MarketReference market) {
    this.catalogue = catalogue;
    this.seedFolder = seedFolder;
    this.market = market;
  }

  /**
   * Reads the file of declared sources, and {@code instruments.csv} of a seed folder.
   *
   * @param calendars every calendar that sources and instruments name
   */
  public static SourceLibrary open(Path sourcesFile, TradingCalendars calendars, Path seedFolder) {
    InstrumentCatalogue instruments =
        InstrumentCatalogue.read(seedFolder.resolve("instruments.csv"));
    instruments.all().forEach(instrument -> calendars.get(instrument.calendar()));
    return new SourceLibrary(
        SourceCatalogue.read(sourcesFile), seedFolder, new MarketReference(instruments, calendars));
  }

  /** Every source that a restore of the seed reads, in the order of the file. */
  public List<Source> bundled() {
    return catalogue.bundled(Restore.ALWAYS).stream().map(this::ofSeed).toList();
  }

  /** Ids of the bundled sources that are read when they are named only. */
  public List<String> onDemand() {
    return catalogue.bundled(Restore.ON_DEMAND).stream().map(SourceMapping::id).toList();
  }

  /** One source of the bundled seed; an error that lists them when there is none of this id. */
  public Source bundled(String id) {
    if (!catalogue.has(id)) {
      List<String> known = catalogue.bundled().stream().map(SourceMapping::id).toList();
      throw IngestionErrors.unknownSource(id, known);
    }
    return ofSeed(catalogue.get(id));
  }

  /** A user's own file or folder, read by a declared mapping. */
  public Source ofPath(Path path, String mappingId) {
    SourceMapping mapping = catalogue.get(mappingId);
    if (!mapping.terms().takesCorrections()) {
      throw IngestionErrors.takesNoCorrections(mappingId);
    }
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    return new FileSource(mapping, path, name, market);
  }

  public InstrumentCatalogue instruments() {
    return market.instruments();
  }

  public TradingCalendars calendars() {
    return market.calendars();
  }

  private Source ofSeed(SourceMapping mapping) {
    String path = mapping.path().orElseThrow(() -> IngestionErrors.noPath(mapping.id()));
    return new FileSource(mapping, seedFolder.resolve(path), path, market);
  }
}
