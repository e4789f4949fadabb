package org.alluvium.flows.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.alluvium.flows.discovery.CandidateFilter.WhenMissing;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.scan.BinanceScanner;
import org.alluvium.flows.discovery.scan.FileScanner;
import org.alluvium.flows.discovery.scan.MembershipScanner;
import org.alluvium.flows.discovery.scan.Scanner;
import org.alluvium.flows.discovery.scan.ScreenerScanner;
import org.alluvium.flows.ingestion.screener.ScreenerQuery;

/**
 * Reads pipelines out of a resolved configuration, which has been checked against its schema.
 *
 * @param configuration the whole of it
 * @param home folder where relative paths start
 */
public record PipelineReader(JsonNode configuration, Path home) {
  private static final String PIPELINES = "discovery";

  /** The pipeline with this id. */
  public DiscoveryPipeline named(String id) {
    JsonNode node = configuration.path(PIPELINES).path(id);
    if (!node.isObject()) {
      throw DiscoveryErrors.unknownPipeline(id, names());
    }
    List<Scanner> scanners = new ArrayList<>();
    node.path("scanners").forEach(scanner -> scanners.add(scanner(scanner)));
    List<CandidateFilter> filters = new ArrayList<>();
    node.path("filters").forEach(filter -> filters.add(filter(filter)));
    return new DiscoveryPipeline(id, scanners, filters);
  }

  /** The pipeline that a profile names, if it names one. */
  public Optional<String> ofProfile(String profile) {
    JsonNode name = configuration.path("profiles").path(profile).path(PIPELINES);
    return name.isTextual() ? Optional.of(name.textValue()) : Optional.empty();
  }

  /** Ids of all pipelines. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    configuration.path(PIPELINES).fieldNames().forEachRemaining(names::add);
    return names;
  }

  private Scanner scanner(JsonNode node) {
    CandidateGate gate =
        new CandidateGate(
            node.path("id").asText(), node.path("type").asText(), node.path("strategy").asText());
    String kind = node.path("kind").asText();
    return switch (kind) {
      case "membership" -> new MembershipScanner(gate, node.path("universe").asText());
      case "file" -> new FileScanner(gate, home.resolve(node.path("path").asText()).normalize());
      case "binance" ->
          new BinanceScanner(
              gate, URI.create(node.path("url").asText()), node.path("exchange").asText("BINANCE"));
      case "screener" ->
          new ScreenerScanner(gate, URI.create(node.path("url").asText()), query(node));
      default -> throw new IllegalArgumentException("the schema lets kind '" + kind + "' pass");
    };
  }

  private static ScreenerQuery query(JsonNode node) {
    JsonNode sort = node.path("sort");
    return new ScreenerQuery(
        texts(node.path("markets")),
        texts(node.path("columns")),
        node.path("conditions").valueStream().toList(),
        sort.isObject()
            ? Optional.of(
                new ScreenerQuery.Sort(sort.path("by").asText(), sort.path("order").asText("desc")))
            : Optional.empty(),
        node.path("page_size").asInt(),
        node.path("limit").asInt());
  }

  private static CandidateFilter filter(JsonNode node) {
    return new CandidateFilter(
        node.path("name").asText(),
        node.path("field").asText(),
        Set.copyOf(texts(node.path("scanners"))),
        node.path("missing").asText().equals("keep") ? WhenMissing.KEEP : WhenMissing.DROP,
        new CandidateFilter.Condition(
            optionalTexts(node.path("one_of")),
            Set.copyOf(texts(node.path("none_of"))),
            number(node.path("at_least")),
            number(node.path("at_most"))));
  }

  private static Optional<Set<String>> optionalTexts(JsonNode array) {
    return array.isArray() ? Optional.of(Set.copyOf(texts(array))) : Optional.empty();
  }

  private static OptionalDouble number(JsonNode node) {
    return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
