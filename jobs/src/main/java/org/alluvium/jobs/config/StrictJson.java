package org.alluvium.jobs.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alluvium.flows.error.JsonFault;

/**
 * Reads a JSON file and reports every duplicate key in it, each with its line. (Jackson's own
 * strict duplicate detection stops at the first.)
 */
final class StrictJson {
  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Path of a problem with a file as a whole: nothing of it was read. */
  static final String WHOLE = "$";

  private final String source;
  private final List<ConfigurationProblem> problems;

  private StrictJson(String source, List<ConfigurationProblem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The object in a file; an empty one, with a problem added, when there is none. */
  static ObjectNode read(Path file, String source, List<ConfigurationProblem> problems) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return new StrictJson(source, problems).object(text);
    } catch (CharacterCodingException e) {
      problems.add(
          new ConfigurationProblem(source, WHOLE, "is not UTF-8 text; save it in that encoding"));
    } catch (IOException e) {
      problems.add(
          new ConfigurationProblem(
              source, WHOLE, "cannot be read: no such file or not readable: " + file));
    }
    return MAPPER.createObjectNode();
  }

  private ObjectNode object(String text) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node instanceof ObjectNode object) {
        findDuplicates(text);
        return object;
      }
      String shown = Secrecy.shown(KeyPath.ROOT, node);
      problems.add(new ConfigurationProblem(source, WHOLE, "must be a JSON object, got " + shown));
    } catch (JsonProcessingException e) {
      problems.add(
          new ConfigurationProblem(
              source,
              WHOLE,
              "is not JSON at line %d, column %d: %s"
                  .formatted(
                      e.getLocation().getLineNr(),
                      e.getLocation().getColumnNr(),
                      JsonFault.reason(e))));
    }
    return MAPPER.createObjectNode();
  }

  private void findDuplicates(String text) throws IOException {
    Deque<Set<String>> seen = new ArrayDeque<>();
    Deque<String> path = new ArrayDeque<>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> {
            seen.push(new HashSet<>());
            path.addLast("");
          }
          case END_OBJECT -> {
            seen.pop();
            path.removeLast();
          }
          case FIELD_NAME -> {
            path.removeLast();
            path.addLast(parser.currentName());
            if (!seen.element().add(parser.currentName())) {
              reportDuplicate(path, parser.currentTokenLocation().getLineNr());
            }
          }
          default -> {
            // a value: no key to compare
          }
        }
      }
    }
  }

  private void reportDuplicate(Deque<String> path, int line) {
    problems.add(
        new ConfigurationProblem(
            source,
            "$." + String.join(".", path),
            "is given twice, the second time on line %d; keep one".formatted(line)));
  }
}
