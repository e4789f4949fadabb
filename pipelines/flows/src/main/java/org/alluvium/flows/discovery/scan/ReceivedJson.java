package org.alluvium.flows.discovery.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** The JSON document of a page, with messages that name the scanner and the page. */
final class ReceivedJson {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final String scanner;
  private final Page page;
  private final JsonNode document;

  private ReceivedJson(String scanner, Page page, JsonNode document) {
    this.scanner = scanner;
    this.page = page;
    this.document = document;
  }

  static ReceivedJson of(String scanner, Page page) {
    try {
      JsonNode document = MAPPER.readTree(page.content());
      if (document == null || document instanceof MissingNode) {
        throw ScanErrors.unreadable(scanner, page.name(), "is empty");
      }
      return new ReceivedJson(scanner, page, document);
    } catch (JsonProcessingException e) {
      throw ScanErrors.unreadable(scanner, page.name(), "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw ScanErrors.unreadable(scanner, page.name(), "is no text: " + e.getMessage());
    }
  }

  JsonNode document() {
    return document;
  }

  /** A list that the document has to have. */
  JsonNode list(String name) {
    JsonNode list = document.path(name);
    if (!list.isArray()) {
      throw ScanErrors.unreadable(
          scanner, page.name(), "has no list '%s': %s".formatted(name, beginning()));
    }
    return list;
  }

  /** The first characters, for a message. */
  String beginning() {
    String text = document.toString();
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }
}
