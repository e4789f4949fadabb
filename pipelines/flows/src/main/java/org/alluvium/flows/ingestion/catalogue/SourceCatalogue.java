package org.alluvium.flows.ingestion.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.mapping.SourceMapping.Restore;
import org.alluvium.flows.ingestion.quarantine.QuarantineBounds;
import org.alluvium.flows.schema.ShippedSchema;

/** The sources of {@code conf/sources.json}, in its order. */
public final class SourceCatalogue {
  private static final Pattern ENTRY = Pattern.compile("^\\$\\.sources\\[(\\d+)\\]");

  private final Map<String, SourceMapping> byId;
  private final QuarantineBounds bounds;

  private SourceCatalogue(Map<String, SourceMapping> byId, QuarantineBounds bounds) {
    this.byId = byId;
    this.bounds = bounds;
  }

  /** Reads a file in the form of {@code conf/schema/sources.schema.json}. */
  public static SourceCatalogue read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw IngestionErrors.sourcesMissing(file);
    }
    try {
      Map<String, SourceMapping> byId = new LinkedHashMap<>();
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      for (JsonNode node : root.path("sources")) {
        SourceMapping mapping = SourceMappingParser.parse(node);
        if (byId.put(mapping.id(), mapping) != null) {
          throw new IllegalArgumentException("two sources are named '" + mapping.id() + "'");
        }
      }
      QuarantineBounds bounds = QuarantineBounds.parse(root.path("quarantine"));
      requireAsInSchema(root);
      return new SourceCatalogue(byId, bounds);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw IngestionErrors.sourcesMalformed(file, e);
    }
  }

  /** What the parser does not ask for may be misspelt. */
  private static void requireAsInSchema(JsonNode root) {
    List<String> problems =
        ShippedSchema.SOURCES.problems(root).stream()
            .map(
                problem ->
                    ENTRY
                        .matcher(problem)
                        .replaceFirst(
                            at ->
                                "source '"
                                    + root.at("/sources/" + at.group(1) + "/id").asText()
                                    + "'"))
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** The mapping of an id; an error that lists the known ids when there is none. */
  public SourceMapping get(String id) {
    SourceMapping mapping = byId.get(id);
    if (mapping == null) {
      throw IngestionErrors.unknownMapping(id, byId.keySet());
    }
    return mapping;
  }

  QuarantineBounds bounds() {
    return bounds;
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  Collection<SourceMapping> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** Sources whose files lie in the seed folder. */
  List<SourceMapping> bundled() {
    return byId.values().stream().filter(m -> m.path().isPresent()).toList();
  }

  /** Sources that can be ingested by their id: bundled ones, and those asked over a network. */
  List<SourceMapping> named() {
    return byId.values().stream()
        .filter(m -> m.path().isPresent() || m.network().isPresent())
        .toList();
  }

  /** Sources that a restore treats alike; users' own mappings are not among them. */
  List<SourceMapping> of(Restore restore) {
    return byId.values().stream()
        .filter(m -> m.restore() == restore)
        .filter(m -> m.path().isPresent() || restore == Restore.WHERE_GIVEN)
        .toList();
  }
}
