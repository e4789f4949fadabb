package org.alluvium.flows.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.ingestion.IntradayTerms.Hours;
import org.alluvium.flows.ingestion.MappingTerms.MacroTerms;
import org.alluvium.flows.ingestion.SourceMapping.Restore;
import org.alluvium.flows.ingestion.SourceMapping.TextForm;

/** Turns one entry of {@code conf/sources.json} into a {@link SourceMapping}. */
final class SourceMappingParser {
  private SourceMappingParser() {}

  static SourceMapping parse(JsonNode node) {
    String id = required(node, "id").asText();
    try {
      return new SourceMapping(
          id,
          SourceFormat.valueOf(upper(required(node, "format"))),
          Optional.ofNullable(optional(node, "path")),
          restore(node),
          columns(required(node, "columns")),
          text(node),
          terms(node));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("source '" + id + "': " + e.getMessage(), e);
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
      case "actions" -> new ActionTerms();
      default ->
          throw new IllegalArgumentException(
              "yields must be bars, intraday, macro, membership or actions, got '" + yields + "'");
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
