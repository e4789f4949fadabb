package org.alluvium.flows.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A schema of {@code conf/schema}, as shipped in the jar. */
public enum ShippedSchema {
  CANDIDATES("candidates.schema.json"),
  FORECAST_SUMMARY("forecast_summary.schema.json"),
  REGIMES("regimes.schema.json"),
  SOURCES("sources.schema.json"),
  STRATEGY_SUMMARY("strategy_summary.schema.json"),
  STRATEGY_TRADES("strategy_trades.schema.json"),
  TRADES("trades.schema.json");

  private static final int SHOWN = 5;

  private final JsonSchema schema;

  ShippedSchema(String name) {
    try (InputStream stream = ShippedSchema.class.getResourceAsStream(name)) {
      this.schema =
          JsonSchemaFactory.getInstance(VersionFlag.V202012)
              .getSchema(new ObjectMapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is not in the jar", e);
    }
  }

  /** The first things in which a document departs from the schema, each with its place. */
  public List<String> problems(JsonNode document) {
    return schema.validate(document).stream()
        .map(ValidationMessage::toString)
        .distinct()
        .limit(SHOWN)
        .toList();
  }
}
