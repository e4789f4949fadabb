package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.http.BodyCheck;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.mapping.CellLayout;
import org.alluvium.flows.ingestion.mapping.MappingTerms;
import org.alluvium.flows.ingestion.mapping.MappingTerms.MacroTerms;
import org.alluvium.flows.ingestion.mapping.NetworkTerms;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;

/**
 * {@code GET /series/observations} of FRED and ALFRED: every vintage of a series that was valid on
 * a day of a range. The server cuts the days of validity to the range, so that what is older than
 * its first day seems to begin on it. So a range begins with the last day of which all is known,
 * and rows of that day are not news; where nothing is known, it begins with {@code network.from},
 * and what is older is dated too late, never too early. Pages follow by offset.
 */
public final class FredSeries implements PageProtocol {
  private static final int LARGEST_PAGE = 100_000;
  private static final int LONGEST_DAY = 2;

  private final SourceMapping mapping;
  private final NetworkTerms network;
  private final MarketReference market;
  private final MacroTerms terms;

  FredSeries(SourceMapping mapping, NetworkTerms network, MarketReference market) {
    this.mapping = mapping;
    this.network = network;
    this.market = market;
    this.terms = macro(mapping.terms());
  }

  /** Fails when terms cannot be those of vintages. */
  public static void requireFit(MappingTerms terms, NetworkTerms network) {
    if (!macro(terms).statesKnownFrom() || macro(terms).series() != null) {
      throw new IllegalArgumentException(
          "fred_series needs a release of rule known_from, and no macro.series");
    }
    if (network.pageSize() < 1 || network.pageSize() > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "network.page_size of fred_series must be 1..%d, got %d"
              .formatted(LARGEST_PAGE, network.pageSize()));
    }
  }

  private static MacroTerms macro(MappingTerms terms) {
    if (terms instanceof MacroTerms macro) {
      return macro;
    }
    throw new IllegalArgumentException("fred_series yields macro, not " + terms.yields());
  }

  @Override
  public void requireKnown(String name) {
    key(name);
  }

  private String key(String name) {
    return terms.nameOf(name).orElseThrow(() -> IngestionErrors.unnamedSeries(mapping.id(), name));
  }

  @Override
  public Optional<Page> firstPage(String name, KnowledgeWindow window) {
    String key = key(name);
    Instant known = window.after().get(key);
    LocalDate first = known == null ? network.from() : lastDayKnown(key, known);
    LocalDate last = lastDayWithNews(lastDayKnown(key, window.to()));
    boolean news = known == null ? !first.isAfter(last) : first.isBefore(last);
    return news
        ? Optional.of(new Page(name, midnight(first), midnight(last), 0))
        : Optional.empty();
  }

  /** The last day whose vintages were all known at an instant. */
  private LocalDate lastDayKnown(String key, Instant instant) {
    LocalDate day = date(instant).plusDays(LONGEST_DAY);
    while (terms.releaseOfSeries(key).knownAt(day).isAfter(instant)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private LocalDate lastDayWithNews(LocalDate day) {
    return network
        .calendar()
        .map(id -> market.calendars().get(id).sessionOnOrBefore(day))
        .orElse(day);
  }

  @Override
  public Optional<Page> nextPage(Page page, JsonNode body, KnowledgeWindow window) {
    long next = page.offset() + network.pageSize();
    return next < body.path("count").asLong()
        ? Optional.of(new Page(page.name(), page.from(), page.to(), next))
        : Optional.empty();
  }

  @Override
  public URI address(Page page) {
    return network.address(
        "/series/observations?series_id=%s&file_type=json&output_type=1&sort_order=asc&realtime_start=%s&realtime_end=%s&limit=%d&offset=%d"
            .formatted(
                page.name(),
                date(page.from()),
                date(page.to()),
                network.pageSize(),
                page.offset()));
  }

  @Override
  public BodyCheck check(Page page) {
    return BodyCheck.ofJson(body -> problem(page, body));
  }

  private Optional<String> problem(Page page, JsonNode body) {
    JsonNode observations = body.path(FredRecords.OBSERVATIONS);
    if (!observations.isArray() || !body.path("count").isIntegralNumber()) {
      return Optional.of("is no list of observations with their count");
    }
    String range = body.path("realtime_start").asText() + ".." + body.path("realtime_end").asText();
    String asked = date(page.from()) + ".." + date(page.to());
    if (!range.equals(asked) || body.path("offset").asLong(-1) != page.offset()) {
      return Optional.of(
          "has vintages of %s from row %s, but those of %s from row %d were asked for: it is another page"
              .formatted(range, body.path("offset").asText(), asked, page.offset()));
    }
    long due = Math.min(network.pageSize(), body.path("count").asLong() - page.offset());
    return observations.size() == due
        ? Optional.empty()
        : Optional.of("has %d observations, but says %d".formatted(observations.size(), due));
  }

  @Override
  public PageRecords records() {
    return new FredRecords();
  }

  @Override
  public RecordParser parser(KnowledgeWindow window) {
    CellLayout layout = new CellLayout(mapping, records().header());
    return terms.parser(mapping, layout, market, window);
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
