package org.alluvium.flows.ingestion.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alluvium.flows.ingestion.http.HttpTerms;
import org.alluvium.flows.ingestion.http.HttpTerms.Retries;
import org.alluvium.flows.ingestion.http.Secret;
import org.alluvium.flows.ingestion.mapping.NetworkTerms;
import org.alluvium.flows.ingestion.mapping.NetworkTerms.KeyTerms;

/** Turns {@code network} of one entry of {@code conf/sources.json} into {@link NetworkTerms}. */
public final class NetworkTermsParser {
  private NetworkTermsParser() {}

  static NetworkTerms parse(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.path("names").forEach(name -> names.add(name.asText()));
    return new NetworkTerms(
        URI.create(required(node, "base_url")),
        names,
        LocalDate.parse(node.path("from").asText(LocalDate.EPOCH.toString())),
        node.path("page_size").asInt(),
        node.path("at_once").asInt(1),
        Optional.ofNullable(node.get("calendar")).map(JsonNode::asText),
        Optional.ofNullable(node.get("key")).map(NetworkTermsParser::key),
        http(node));
  }

  private static KeyTerms key(JsonNode node) {
    return new KeyTerms(
        required(node, "environment"),
        Secret.Place.valueOf(required(node, "in").toUpperCase(Locale.ROOT)),
        required(node, "name"));
  }

  private static HttpTerms http(JsonNode node) {
    HttpTerms usual = HttpTerms.DEFAULTS;
    HttpTerms terms =
        new HttpTerms(
            duration(node, "connect_timeout", usual.connectTimeout()),
            duration(node, "answer_timeout", usual.answerTimeout()),
            new Retries(
                node.path("attempts").asInt(usual.retries().attempts()),
                duration(node, "first_pause", usual.retries().firstPause()),
                duration(node, "longest_pause", usual.retries().longestPause())),
            usual.interval(),
            node.path("largest_body").asInt(usual.largestBody()));
    return node.has("requests_per_minute")
        ? terms.atMostPerMinute(node.get("requests_per_minute").asInt())
        : terms;
  }

  private static Duration duration(JsonNode node, String key, Duration usual) {
    return node.has(key) ? Duration.parse(node.get(key).asText()) : usual;
  }

  private static String required(JsonNode node, String key) {
    if (!node.has(key)) {
      throw new IllegalArgumentException("'network." + key + "' is missing");
    }
    return node.get(key).asText();
  }
}
