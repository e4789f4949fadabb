package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.http.BodyCheck;
import org.alluvium.flows.ingestion.instrument.Instrument;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.mapping.BarTerms;
import org.alluvium.flows.ingestion.mapping.CellLayout;
import org.alluvium.flows.ingestion.mapping.IntradayTerms;
import org.alluvium.flows.ingestion.mapping.MappingTerms;
import org.alluvium.flows.ingestion.mapping.NetworkTerms;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.mapping.VolumeUnit;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * {@code GET /api/v3/klines}: bars by the start of each. A page is a range of starts with room for
 * as many bars as a page may have, so that full pages are the same whenever they are asked for; the
 * last one ends with the last bar that was over, and known, at the window's end.
 */
public final class BinanceKlines implements PageProtocol {
  private static final int LARGEST_PAGE = 1000;
  private static final Map<Duration, String> INTERVALS =
      Map.ofEntries(
          Map.entry(Duration.ofMinutes(1), "1m"),
          Map.entry(Duration.ofMinutes(3), "3m"),
          Map.entry(Duration.ofMinutes(5), "5m"),
          Map.entry(Duration.ofMinutes(15), "15m"),
          Map.entry(Duration.ofMinutes(30), "30m"),
          Map.entry(Duration.ofHours(1), "1h"),
          Map.entry(Duration.ofHours(2), "2h"),
          Map.entry(Duration.ofHours(4), "4h"),
          Map.entry(Duration.ofHours(6), "6h"),
          Map.entry(Duration.ofHours(8), "8h"),
          Map.entry(Duration.ofHours(12), "12h"),
          Map.entry(Duration.ofDays(1), "1d"));

  private final SourceMapping mapping;
  private final NetworkTerms network;
  private final MarketReference market;
  private final BarTerms terms;
  private final Duration interval;

  BinanceKlines(SourceMapping mapping, NetworkTerms network, MarketReference market) {
    this.mapping = mapping;
    this.network = network;
    this.market = market;
    this.terms = bars(mapping.terms());
    this.interval = interval(mapping.terms());
  }

  /** Fails when terms cannot be those of klines. */
  public static void requireFit(MappingTerms terms, NetworkTerms network) {
    if (!INTERVALS.containsKey(interval(terms))) {
      throw new IllegalArgumentException("klines have no interval of " + interval(terms));
    }
    if (network.pageSize() < 1 || network.pageSize() > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "network.page_size of klines must be 1..%d, got %d"
              .formatted(LARGEST_PAGE, network.pageSize()));
    }
    BarTerms bars = bars(terms);
    if (bars.volumeUnit() != VolumeUnit.UNITS || bars.symbol() != null) {
      throw new IllegalArgumentException("klines have volume_unit units, and no bars.symbol");
    }
  }

  private static BarTerms bars(MappingTerms terms) {
    if (terms instanceof IntradayTerms intraday) {
      return intraday.bars();
    }
    if (terms instanceof BarTerms daily) {
      return daily;
    }
    throw new IllegalArgumentException("klines yield bars or intraday, not " + terms.yields());
  }

  private static Duration interval(MappingTerms terms) {
    return terms instanceof IntradayTerms intraday ? intraday.interval() : Duration.ofDays(1);
  }

  @Override
  public void requireKnown(String name) {
    instrument(name);
  }

  private Instrument instrument(String name) {
    String symbol = terms.inMarket(name);
    return market
        .instruments()
        .resolve(symbol)
        .orElseThrow(() -> IngestionErrors.unknownName(mapping.id(), name, symbol));
  }

  @Override
  public Optional<Page> firstPage(String name, KnowledgeWindow window) {
    Instrument instrument = instrument(name);
    Instant known = window.after().get(instrument.symbol());
    Instant first = known == null ? beginning(instrument) : startAfter(instrument, known);
    return page(name, first, lastStart(instrument, window.to()));
  }

  @Override
  public Optional<Page> nextPage(Page page, JsonNode body, KnowledgeWindow window) {
    Instant last = lastStart(instrument(page.name()), window.to());
    return page(page.name(), page.to().plus(interval), last);
  }

  private Optional<Page> page(String name, Instant first, Instant last) {
    if (first.isAfter(last)) {
      return Optional.empty();
    }
    Instant full = first.plus(interval.multipliedBy(network.pageSize() - 1L));
    return Optional.of(new Page(name, first, full.isBefore(last) ? full : last, 0));
  }

  private Instant beginning(Instrument instrument) {
    LocalDate listed = instrument.validFrom();
    LocalDate from = listed.isAfter(network.from()) ? listed : network.from();
    return from.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Start of the first bar that is known later than an instant at which one was. */
  private Instant startAfter(Instrument instrument, Instant known) {
    Instant ended = known.minus(terms.delay());
    if (mapping.terms().yields() == SourceYield.INTRADAY) {
      return ended;
    }
    TradingCalendar calendar = market.calendars().get(instrument.calendar());
    return calendar.startOfDay(calendar.nextSession(calendar.lastClosedSession(ended)));
  }

  /** Start of the last bar that is known at an instant. */
  private Instant lastStart(Instrument instrument, Instant knownBy) {
    Instant ended = knownBy.minus(terms.delay());
    if (mapping.terms().yields() == SourceYield.INTRADAY) {
      long whole = Math.floorDiv(ended.toEpochMilli(), interval.toMillis());
      return Instant.ofEpochMilli((whole - 1) * interval.toMillis());
    }
    TradingCalendar calendar = market.calendars().get(instrument.calendar());
    return calendar.startOfDay(calendar.lastClosedSession(ended));
  }

  @Override
  public URI address(Page page) {
    return network.address(
        "/api/v3/klines?symbol=%s&interval=%s&startTime=%d&endTime=%d&limit=%d"
            .formatted(
                page.name(),
                INTERVALS.get(interval),
                page.from().toEpochMilli(),
                page.to().toEpochMilli(),
                network.pageSize()));
  }

  @Override
  public BodyCheck check(Page page) {
    return BodyCheck.ofJson(body -> problem(page, body));
  }

  /** A list of bars of the page's range; the one that follows it may be there, others not. */
  private Optional<String> problem(Page page, JsonNode body) {
    if (!body.isArray()) {
      return Optional.of("is no list of klines");
    }
    for (JsonNode bar : body) {
      if (KlineRecords.isTimed(bar) && !isNear(page, KlineRecords.start(bar))) {
        return Optional.of(
            "has a bar of %s, but those from %s to %s were asked for: it is another page"
                .formatted(KlineRecords.start(bar), page.from(), page.to()));
      }
    }
    return Optional.empty();
  }

  private boolean isNear(Page page, Instant start) {
    return !start.isBefore(page.from()) && !start.isAfter(page.to().plus(interval));
  }

  @Override
  public PageRecords records() {
    return new KlineRecords(interval);
  }

  @Override
  public RecordParser parser(KnowledgeWindow window) {
    CellLayout layout = new CellLayout(mapping, records().header());
    RecordParser bars = mapping.terms().parser(mapping, layout, market, window);
    return new KlineParser(mapping.id(), mapping.terms().yields(), interval, bars);
  }
}
