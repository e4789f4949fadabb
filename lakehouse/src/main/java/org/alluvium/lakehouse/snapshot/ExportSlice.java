package org.alluvium.lakehouse.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.io.TableReader;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What to export.
 *
 * @param table the table
 * @param version the version, latest when empty
 * @param asOf the instant as of which to read, every vintage when empty
 * @param predicate SQL predicate of the rows, all when empty
 * @param format of the files
 */
public record ExportSlice(
    TableSpec table,
    Optional<Long> version,
    Optional<Instant> asOf,
    Optional<String> predicate,
    Format format) {
  /** File formats of exports. */
  public enum Format {
    PARQUET,
    CSV
  }

  /** All rows of the latest version. */
  public static ExportSlice all(TableSpec table, Format format) {
    return new ExportSlice(table, Optional.empty(), Optional.empty(), Optional.empty(), format);
  }

  Dataset<Row> rows(TableReader reader) {
    Dataset<Row> known = asOf.map(reader::asOf).orElseGet(reader::all);
    return predicate.map(known::filter).orElse(known);
  }

  ObjectNode toJson(long readVersion, SliceDigest digest) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("table", table.toString()).put("version", readVersion);
    asOf.ifPresent(t -> json.put("as_of", t.toString()));
    predicate.ifPresent(p -> json.put("predicate", p));
    json.put("format", format.name()).put("rows", digest.rows()).put("digest", digest.toString());
    table
        .columns()
        .forEach(
            c ->
                json.withArray("columns")
                    .addObject()
                    .put("name", c.name())
                    .put("type", c.type().sql()));
    return json;
  }
}
