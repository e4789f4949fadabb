package org.alluvium.flows.ingestion.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.ingestion.mapping.ActionTerms;
import org.alluvium.flows.ingestion.mapping.BarTerms;
import org.alluvium.flows.ingestion.mapping.Field;
import org.alluvium.flows.ingestion.mapping.IntradayTerms;
import org.alluvium.flows.ingestion.mapping.IntradayTerms.Hours;
import org.alluvium.flows.ingestion.mapping.MappingTerms;
import org.alluvium.flows.ingestion.mapping.MappingTerms.MacroTerms;
import org.alluvium.flows.ingestion.mapping.MembershipTerms;
import org.alluvium.flows.ingestion.mapping.NetworkTerms;
import org.alluvium.flows.ingestion.mapping.ReleaseRule;
import org.alluvium.flows.ingestion.mapping.SourceFormat;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.mapping.SourceMapping.Restore;
import org.alluvium.flows.ingestion.mapping.SourceMapping.TextForm;
import org.alluvium.flows.ingestion.mapping.TimeOfDay;
import org.alluvium.flows.ingestion.mapping.VendorTerms;
import org.alluvium.flows.ingestion.mapping.VolumeUnit;
import org.alluvium.flows.ingestion.network.BinanceKlines;
import org.alluvium.flows.ingestion.network.FredRecords;
import org.alluvium.flows.ingestion.network.FredSeries;
import org.alluvium.flows.ingestion.network.KlineRecords;
import org.alluvium.flows.ingestion.network.SnapshotPage;

/** Turns one entry of {@code conf/sources.json} into a {@link SourceMapping}. */
public final class SourceMappingParser {
  private SourceMappingParser() {}

  public static SourceMapping parse(JsonNode node) {
    String id = required(node, "id").asText();
    try {
      SourceFormat format = SourceFormat.valueOf(upper(required(node, "format")));
      return format.isAsked() ? asked(id, format, node) : ofFiles(id, format, node);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("source '" + id + "': " + e.getMessage(), e);
    }
  }

  private static SourceMapping ofFiles(String id, SourceFormat format, JsonNode node) {
    return new SourceMapping(
        id,
        format,
        Optional.ofNullable(optional(node, "path")),
        restore(node),
        columns(required(node, "columns")),
        text(node),
        terms(node),
        Optional.ofNullable(node.get("network")).map(NetworkTermsParser::parse));
  }

  /** A source that is asked over a network; its format says how its records look. */
  private static SourceMapping asked(String id, SourceFormat format, JsonNode node) {
    MappingTerms terms = terms(node);
    NetworkTerms network = NetworkTermsParser.parse(required(node, "network"));
    Map<Field, String> columns = FredRecords.COLUMNS;
    TextForm text = FredRecords.TEXT;
    if (format == SourceFormat.SCREENER) {
      requireScreener(terms, network);
      columns = SnapshotPage.COLUMNS;
      text = SnapshotPage.TEXT;
    } else if (format == SourceFormat.BINANCE_KLINES) {
      network.requireNames();
      BinanceKlines.requireFit(terms, network);
      columns = KlineRecords.columns(terms.yields());
      text = KlineRecords.text(terms.yields());
    } else {
      network.requireNames();
      FredSeries.requireFit(terms, network);
    }
    return new SourceMapping(
        id, format, Optional.empty(), restore(node), columns, text, terms, Optional.of(network));
  }

  private static void requireScreener(MappingTerms terms, NetworkTerms network) {
    boolean asked = terms instanceof VendorTerms vendor && !vendor.columns().isEmpty();
    if (!asked || !network.names().isEmpty() || network.pageSize() < 1) {
      throw new IllegalArgumentException(
          "a screener yields vendor_features, with vendor.columns and a page_size, and without network.names: it is asked for the symbols of a profile");
    }
  }

  private static Map<Field, String> columns(JsonNode node) {
    Map<Field, String> columns = new EnumMap<>(Field.class);
    node.properties()
        .forEach(
            e ->
                columns.put(
                    Field.valueOf(e.getKey().toUpperCase(Locale.ROOT)), e.getValue().asText()));
    return columns;
  }

  private static Restore restore(JsonNode node) {
    return switch (node.path("restore").asText("always")) {
      case "always" -> Restore.ALWAYS;
      case "on_demand" -> Restore.ON_DEMAND;
      case "where_given" -> Restore.WHERE_GIVEN;
      default ->
          throw new IllegalArgumentException(
              "restore must be always, on_demand or where_given, got '"
                  + node.get("restore").asText()
                  + "'");
    };
  }

  private static TextForm text(JsonNode node) {
    return new TextForm(
        node.path("date_format").asText(TextForm.PLAIN.datePattern()),
        node.path("thousands_separator").asText(""),
        texts(node.path("missing_values")));
  }

  private static MappingTerms terms(JsonNode node) {
    String yields = required(node, "yields").asText();
    return switch (yields) {
      case "bars" -> bars(required(node, "bars"));
      case "macro" -> macro(required(node, "macro"));
      case "intraday" -> intraday(bars(required(node, "bars")), required(node, "intraday"));
      case "membership" -> membership(required(node, "membership"));
      case "actions" -> actions(node.path("actions"));
      case "vendor_features" -> vendor(node.path("vendor"));
      default ->
          throw new IllegalArgumentException(
              "yields must be bars, intraday, macro, membership, actions or vendor_features, got '"
                  + yields
                  + "'");
    };
  }

  private static BarTerms bars(JsonNode node) {
    return new BarTerms(
        optional(node, "symbol"),
        optional(node, "market"),
        texts(node.path("except")),
        node.has("known_from") ? new ReleaseRule.KnownFrom(time(node.get("known_from"))) : null,
        required(node, "calendar").asText(),
        Duration.parse(required(node, "delay").asText()),
        required(node, "price_basis").asText(),
        VolumeUnit.valueOf(upper(required(node, "volume_unit"))),
        required(node, "clamp_bps").asDouble());
  }

  private static VendorTerms vendor(JsonNode node) {
    List<String> columns = new ArrayList<>();
    node.path("columns").forEach(column -> columns.add(column.asText()));
    return new VendorTerms(optional(node, "market"), columns);
  }

  private static ActionTerms actions(JsonNode node) {
    return new ActionTerms(
        optional(node, "market"),
        ActionTerms.DateIs.valueOf(
            node.path("date_is").asText("ex_date").toUpperCase(Locale.ROOT)));
  }

  private static IntradayTerms intraday(BarTerms bars, JsonNode node) {
    Hours hours =
        new Hours(
            LocalTime.parse(required(node, "from").asText()),
            LocalTime.parse(required(node, "to").asText()),
            ZoneId.of(required(node, "zone").asText()));
    return new IntradayTerms(bars, Duration.parse(required(node, "interval").asText()), hours);
  }

  private static MembershipTerms membership(JsonNode node) {
    return new MembershipTerms(
        required(node, "universe").asText(),
        required(node, "unlisted").asText(),
        release(required(node, "release")));
  }

  private static MacroTerms macro(JsonNode node) {
    Map<String, String> names = new HashMap<>();
    node.path("names").properties().forEach(e -> names.put(e.getKey(), e.getValue().asText()));
    Map<String, ReleaseRule> releaseOf = new HashMap<>();
    node.path("release_of")
        .properties()
        .forEach(e -> releaseOf.put(e.getKey(), release(e.getValue())));
    return new MacroTerms(
        optional(node, "series"),
        names,
        node.path("prefix").asText(""),
        release(required(node, "release")),
        releaseOf);
  }

  private static ReleaseRule release(JsonNode node) {
    TimeOfDay time = time(node);
    String rule = required(node, "rule").asText();
    return switch (rule) {
      case "days_after" -> new ReleaseRule.DaysAfter(required(node, "count").asInt(), time);
      case "weekdays_after" -> new ReleaseRule.WeekdaysAfter(required(node, "count").asInt(), time);
      case "months_after" ->
          new ReleaseRule.MonthsAfter(
              required(node, "count").asInt(), required(node, "day").asInt(), time);
      case "known_from" -> new ReleaseRule.KnownFrom(time);
      default ->
          throw new IllegalArgumentException(
              "release rule must be days_after, weekdays_after, months_after or known_from, got '"
                  + rule
                  + "'");
    };
  }

  private static TimeOfDay time(JsonNode node) {
    return TimeOfDay.parse(required(node, "time").asText(), required(node, "zone").asText());
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static JsonNode required(JsonNode node, String key) {
    if (!node.has(key)) {
      throw new IllegalArgumentException("'" + key + "' is missing");
    }
    return node.get(key);
  }

  private static String optional(JsonNode node, String key) {
    return node.has(key) ? node.get(key).asText() : null;
  }

  private static String upper(JsonNode node) {
    return node.asText().toUpperCase(Locale.ROOT);
  }
}
