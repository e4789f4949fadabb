package org.alluvium.flows.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code conf/schema/candidates.schema.json}, as shipped in the jar. */
final class ExportSchema {
  private static final int SHOWN = 5;
  private static final JsonSchema SCHEMA = load();

  private ExportSchema() {}

  /**
   * Checks an export.
   *
   * @param what the export, for the message
   */
  static void require(String what, JsonNode document) {
    List<String> problems =
        SCHEMA.validate(document).stream().map(Object::toString).limit(SHOWN).toList();
    if (!problems.isEmpty()) {
      throw DiscoveryErrors.malformedExport(what, problems);
    }
  }

  private static JsonSchema load() {
    String name = "schema/candidates.schema.json";
    try (InputStream stream = ExportSchema.class.getResourceAsStream(name)) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(ExportedCandidates.JSON.readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is not in the jar", e);
    }
  }
}
