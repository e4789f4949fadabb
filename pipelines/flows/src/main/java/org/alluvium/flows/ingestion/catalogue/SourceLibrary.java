package org.alluvium.flows.ingestion.catalogue;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.file.FileSource;
import org.alluvium.flows.ingestion.instrument.InstrumentCatalogue;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.mapping.SourceFormat;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.mapping.SourceMapping.Restore;
import org.alluvium.flows.ingestion.network.NetworkAccess;
import org.alluvium.flows.ingestion.network.PagedSource;
import org.alluvium.flows.ingestion.network.ScreenerSnapshots;
import org.alluvium.flows.ingestion.quarantine.QuarantineBounds;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/** The declared sources of an installation, ready to be fetched from. */
public final class SourceLibrary {
  private final SourceCatalogue catalogue;
  private final Path seedFolder;
  private final MarketReference market;
  private final Optional<Path> panel;
  private final Optional<NetworkAccess> network;
  private final List<String> symbols;

  private SourceLibrary(
      SourceCatalogue catalogue,
      Path seedFolder,
      MarketReference market,
      Optional<Path> panel,
      Optional<NetworkAccess> network,
      List<String> symbols) {
    this.catalogue = catalogue;
    this.seedFolder = seedFolder;
    this.market = market;
    this.panel = panel;
    this.network = network;
    this.symbols = List.copyOf(symbols);
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
    SourceCatalogue catalogue = SourceCatalogue.read(sourcesFile);
    requireCalendars(catalogue, calendars, sourcesFile);
    return new SourceLibrary(
        catalogue,
        seedFolder,
        new MarketReference(instruments, calendars),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static void requireCalendars(
      SourceCatalogue catalogue, TradingCalendars calendars, Path sourcesFile) {
    Set<String> known = calendars.all().stream().map(TradingCalendar::id).collect(toSet());
    for (SourceMapping mapping : catalogue.all()) {
      mapping
          .terms()
          .calendarId()
          .filter(id -> !known.contains(id))
          .ifPresent(
              id -> {
                throw IngestionErrors.unknownCalendar(sourcesFile, mapping.id(), id, known);
              });
    }
  }

  /** The library with the place of the larger panel, which is not bundled. */
  public SourceLibrary withPanel(Path file) {
    return new SourceLibrary(catalogue, seedFolder, market, Optional.of(file), network, symbols);
  }

  /** The library with the means to ask servers. */
  public SourceLibrary withNetwork(NetworkAccess access) {
    return new SourceLibrary(catalogue, seedFolder, market, panel, Optional.of(access), symbols);
  }

  /** The library with the symbols that screeners are asked for, {@code EXCHANGE:SYMBOL}. */
  public SourceLibrary forSymbols(List<String> wanted) {
    return new SourceLibrary(catalogue, seedFolder, market, panel, network, wanted);
  }

  /**
   * The library whose servers are asked whatever pages of them are kept; what they answer is kept
   * beside those.
   *
   * @param edition names the further pages: with the same one a page is asked for once
   */
  public SourceLibrary askingAnew(String edition) {
    return new SourceLibrary(
        catalogue,
        seedFolder,
        market,
        panel,
        network.map(access -> access.edition(edition)),
        symbols);
  }

  /** Every source that a restore of the seed reads, in the order of the file. */
  public List<Source> bundled() {
    Stream<Source> seed = catalogue.of(Restore.ALWAYS).stream().map(this::ofSeed);
    boolean given = panelIsThere();
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
    return panelIsThere()
        ? List.of()
        : catalogue.of(Restore.WHERE_GIVEN).stream().map(this::skipped).toList();
  }

  private String skipped(SourceMapping mapping) {
    return "%s skipped, %s is absent: give it by data.panel"
        .formatted(mapping.id(), panel.map(Path::toString).orElse("its file"));
  }

  /**
   * One source of the bundled seed, or one that is asked over a network; an error that lists them
   * when there is none of this id.
   */
  public Source bundled(String id) {
    if (!catalogue.has(id)) {
      List<String> known = catalogue.named().stream().map(SourceMapping::id).toList();
      throw IngestionErrors.unknownSource(id, known);
    }
    SourceMapping mapping = catalogue.get(id);
    if (mapping.network().isPresent()) {
      NetworkAccess access = network.orElseThrow(() -> IngestionErrors.noLanding(id));
      return mapping.format() == SourceFormat.SCREENER
          ? new ScreenerSnapshots(mapping, market, symbols, access)
          : new PagedSource(mapping, market, access);
    }
    return mapping.restore() == Restore.WHERE_GIVEN ? ofPanel(mapping) : ofSeed(mapping);
  }

  /**
   * A source that can be asked again by what {@code silver} says it is; empty for files of users'
   * own, and for a file or a server that this installation has no way to.
   */
  public Optional<Source> again(String id) {
    if (!catalogue.has(id)) {
      return Optional.empty();
    }
    SourceMapping mapping = catalogue.get(id);
    boolean there =
        mapping.network().isPresent()
            ? network.isPresent()
            : mapping.path().isPresent()
                || (mapping.restore() == Restore.WHERE_GIVEN && panelIsThere());
    return there ? Optional.of(bundled(id)) : Optional.empty();
  }

  private boolean panelIsThere() {
    return panel.filter(Files::isRegularFile).isPresent();
  }

  /** A user's own file or folder, read by a declared mapping. */
  public Source ofPath(Path path, String mappingId) {
    SourceMapping mapping = catalogue.get(mappingId);
    if (mapping.network().isPresent()) {
      throw IngestionErrors.asksOverNetwork(mappingId);
    }
    if (!mapping.terms().takesCorrections()) {
      throw IngestionErrors.takesNoCorrections(mappingId);
    }
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    return new FileSource(mapping, path, name, market);
  }

  public InstrumentCatalogue instruments() {
    return market.instruments();
  }

  /** Beyond which moves of daily bars are held back. */
  public QuarantineBounds bounds() {
    return catalogue.bounds();
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
