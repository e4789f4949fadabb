package org.alluvium.flows.ingestion;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import org.alluvium.flows.ingestion.catalogue.SourceCatalogue;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.lakehouse.time.AsOf;
import org.alluvium.lakehouse.time.TradingCalendars;

/** The bundled seed and the fixtures, as tests see them. */
public final class Seed {
  public static final Path HOME = Path.of(System.getProperty("alluvium.home"));
  public static final Path FOLDER = HOME.resolve("data/seed");
  public static final SourceLibrary LIBRARY =
      SourceLibrary.open(
          HOME.resolve("conf/sources.json"),
          TradingCalendars.read(HOME.resolve("conf/calendars.json")),
          FOLDER);

  public static final MarketReference MARKET =
      new MarketReference(LIBRARY.instruments(), LIBRARY.calendars());

  private Seed() {}

  /** A mapping of the installation's sources. */
  public static SourceMapping mapping(String id) {
    return SourceCatalogue.read(HOME.resolve("conf/sources.json")).get(id);
  }

  /** The latest close of a date over all calendars. */
  public static Instant asOf(String date) {
    return AsOf.parse(date, LIBRARY.calendars().all()).instant();
  }

  /** A file of the test resources. */
  static Path fixture(String name) {
    try {
      return Path.of(Seed.class.getResource("/ingestion/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
