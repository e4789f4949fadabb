package org.alluvium.flows.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.backtest.BookRules;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.sweep.SweepPlan.Sampling;
import org.alluvium.flows.trials.Study;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.rule.RuleKind;
import org.alluvium.kernels.search.GridSampler;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * Reads the sweep out of a resolved configuration, which has been checked against its schema and
 * against the parameters of its rule. What the sweep does not say of its market, its profile says.
 */
public final class SweepReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final int BATCH = 16;

  private final JsonNode configuration;
  private final JsonNode sweep;
  private final TradingCalendars calendars;

  public SweepReader(JsonNode configuration, TradingCalendars calendars) {
    this.configuration = configuration;
    this.sweep = configuration.path("sweep");
    this.calendars = calendars;
  }

  /** Id of the calendar by which the sweep is dated. */
  public static String calendar(JsonNode configuration) {
    return market(configuration, "calendar").asText();
  }

  /** The value of a key that stands in the sweep, else in its profile; missing in neither. */
  public static JsonNode market(JsonNode configuration, String key) {
    JsonNode sweep = configuration.path("sweep");
    JsonNode profile = configuration.path("profiles").path(sweep.path("profile").asText());
    return sweep.has(key) ? sweep.path(key) : profile.path(key);
  }

  /**
   * @param asOfDate last session where the sweep names no end
   * @param asOf prices known later are not read
   */
  public SweepPlan read(LocalDate asOfDate, Instant asOf) {
    RuleKind rule = RuleKind.named(sweep.path("rule").asText()).orElseThrow();
    SweptParameters parameters = SweptParameters.read(rule, sweep.path("parameters"));
    SamplerKind sampler = SamplerKind.named(sweep.path("sampler").asText());
    Sampling sampling =
        new Sampling(
            sampler,
            sweep.path("seed").asLong(1),
            sampler == SamplerKind.GRID ? parameters.points() : Map.of(),
            sweep.path("batch").asInt(BATCH));
    SweepMarket market = market(asOfDate);
    return new SweepPlan(
        study(rule, sampling, market),
        trials(parameters, sampling),
        rule,
        parameters.fixed(),
        parameters.space(),
        sampling,
        market,
        definition(sampling, market, asOf));
  }

  private Study study(RuleKind rule, Sampling sampling, SweepMarket market) {
    String name =
        sweep
            .path("study")
            .asText(
                "%s-%s-%d"
                    .formatted(
                        sweep.path("id").asText(), sampling.sampler().id(), sampling.seed()));
    return new Study(name, Study.familyOf(rule.id(), market.universe(), 1));
  }

  private int trials(SweptParameters parameters, Sampling sampling) {
    if (sampling.sampler() != SamplerKind.GRID) {
      if (!sweep.has("trials")) {
        throw SweepErrors.trialsNeeded(sampling.sampler().id());
      }
      return sweep.path("trials").asInt();
    }
    long count = new GridSampler(parameters.space(), sampling.points()).count();
    int asked = sweep.path("trials").asInt((int) Math.min(count, Integer.MAX_VALUE));
    if (asked > count) {
      throw SweepErrors.gridTooSmall(count, asked);
    }
    return asked;
  }

  private SweepMarket market(LocalDate asOfDate) {
    LocalDate start = LocalDate.parse(sweep.path("start").asText());
    if (!start.isBefore(asOfDate)) {
      throw SweepErrors.startAfterAsOf(start, asOfDate);
    }
    List<String> universe = new ArrayList<>();
    market("universe").forEach(symbol -> universe.add(symbol.asText()));
    BacktestRules rules =
        BookRules.of(
            fill(),
            Profiles.costs(configuration, market("costs").asText()),
            calendars.get(market("calendar").asText()),
            market("capital").asDouble());
    return new SweepMarket(
        universe,
        rules,
        start,
        sweep.has("end") ? LocalDate.parse(sweep.path("end").asText()) : asOfDate);
  }

  private PriceBasis fill() {
    return market("fill").asText().equals("next_open") ? PriceBasis.OPEN : PriceBasis.CLOSE;
  }

  private JsonNode market(String key) {
    return market(configuration, key);
  }

  private String definition(Sampling sampling, SweepMarket market, Instant asOf) {
    Map<String, Object> definition = new TreeMap<>();
    definition.put("version", Lineage.VERSION);
    definition.put("rule", sweep.path("rule"));
    definition.put("parameters", JSON.convertValue(sweep.path("parameters"), TreeMap.class));
    definition.put("sampler", sampling.sampler().id());
    definition.put("seed", sampling.seed());
    if (sampling.sampler() == SamplerKind.TPE) {
      definition.put("batch", sampling.batch());
    }
    definition.put("universe", market.universe());
    definition.put("calendar", market("calendar"));
    definition.put("start", market.start().toString());
    definition.put("end", market.end().toString());
    definition.put("as_of", asOf.toString());
    definition.put("fill", market.rules().fillRule().name().toLowerCase(java.util.Locale.ROOT));
    definition.put("capital", market.rules().initialCapital());
    definition.put("costs", market.rules().costModel());
    try {
      return JSON.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write the definition of a sweep", e);
    }
  }
}
