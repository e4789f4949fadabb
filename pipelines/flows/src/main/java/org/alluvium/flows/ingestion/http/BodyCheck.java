package org.alluvium.flows.ingestion.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether the body of an answer can be used at all. One that cannot is asked for again, as often as
 * the terms allow: servers and what stands before them do send half a page, or one of their own.
 */
@FunctionalInterface
public interface BodyCheck {
  /** Any JSON value, and nothing after it. */
  BodyCheck JSON = BodyCheck::noJson;

  /** What is wrong with a body, to follow "the answer"; empty when nothing is. */
  Optional<String> problem(String body);

  /** A JSON value that passes a check of its own, which follows "the answer" with what is wrong. */
  static BodyCheck ofJson(Function<JsonNode, Optional<String>> check) {
    return body -> {
      Optional<String> noJson = noJson(body);
      return noJson.isPresent() ? noJson : check.apply(json(body));
    };
  }

  private static Optional<String> noJson(String body) {
    if (body.isBlank()) {
      return Optional.of("is empty");
    }
    if (body.stripLeading().startsWith("<")) {
      return Optional.of("is a page of HTML or XML, not JSON");
    }
    try {
      json(body);
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of("is no whole JSON: " + e.getMessage());
    }
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(body);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : " at character " + e.getLocation().getCharOffset();
      throw new UncheckedIOException(e.getOriginalMessage() + place, e);
    }
  }
}
