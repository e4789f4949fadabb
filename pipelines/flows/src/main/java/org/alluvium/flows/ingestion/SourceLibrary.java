package org.alluvium.flows.ingestion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.SourceMapping.Restore;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.time.TradingCalendars;

/** The declared sources of an installation, ready to be fetched from. */
public final class SourceLibrary {
  private final SourceCatalogue catalogue;
  private final Path seedFolder;
  private final MarketReference market;
  private final Optional<Path> panel;

  private SourceLibrary(
      SourceCatalogue catalogue, Path seedFolder, MarketReference market, Optional<Path> panel) {
    this.catalogue = catalogue;
    this.seedFolder = seedFolder;
    this.market = market;
    this.panel = panel;
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
        SourceCatalogue.read(sourcesFile),
        seedFolder,
        new MarketReference(instruments, calendars),
        Optional.empty());
  }

  /** The library with the place of the larger panel, which is not bundled. */
  public SourceLibrary withPanel(Path file) {
    return new SourceLibrary(catalogue, seedFolder, market, Optional.of(file));
  }

  /** Every source that a restore of the seed reads, in the order of the file. */
  public List<Source> bundled() {
    Stream<Source> seed = catalogue.of(Restore.ALWAYS).stream().map(this::ofSeed);
    boolean given = panel.filter(Files::isRegularFile).isPresent();
    Stream<Source> further =
        given ? catalogue.of(Restore.WHERE_GIVEN).stream().map(this::ofPanel) : Stream.of();
    return Stream.concat(seed, further).toList();
  }

  /** Ids of the bundled sources that are read when they are named only. */
  public List<String> onDemand() {
    return catalogue.of(Restore.ON_DEMAND).stream().map(SourceMapping::id).toList();
  }

  /** Sources that a restore passes over since their file is absent, with the way to give it. */
  public List<String> skipped() {
    return panel.filter(Files::isRegularFile).isPresent()
        ? List.of()
        : catalogue.of(Restore.WHERE_GIVEN).stream().map(this::skipped).toList();
  }

  private String skipped(SourceMapping mapping) {
    return "%s skipped, %s is absent: give it by data.panel"
        .formatted(mapping.id(), panel.map(Path::toString).orElse("its file"));
  }

  /** One source of the bundled seed; an error that lists them when there is none of this id. */
  public Source bundled(String id) {
    if (!catalogue.has(id)) {
      List<String> known = catalogue.bundled().stream().map(SourceMapping::id).toList();
      throw IngestionErrors.unknownSource(id, known);
    }
    SourceMapping mapping = catalogue.get(id);
    return mapping.restore() == Restore.WHERE_GIVEN ? ofPanel(mapping) : ofSeed(mapping);
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

  private Source ofPanel(SourceMapping mapping) {
    Path file = panel.filter(Files::isRegularFile).orElseThrow(() -> noPanel(mapping));
    return new FileSource(mapping, file, file.getFileName().toString(), market);
  }

  private AlluviumException noPanel(SourceMapping mapping) {
    return IngestionErrors.noPanel(mapping.id(), panel.map(Path::toString).orElse("nowhere"));
  }

  private Source ofSeed(SourceMapping mapping) {
    String path = mapping.path().orElseThrow(() -> IngestionErrors.noPath(mapping.id()));
    return new FileSource(mapping, seedFolder.resolve(path), path, market);
  }
}
