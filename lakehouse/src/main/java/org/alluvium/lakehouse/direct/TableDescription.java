package org.alluvium.lakehouse.direct;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.alluvium.lakehouse.table.TableName;

/**
 * What a table is at its latest version.
 *
 * @param table its name
 * @param path its folder as a URI
 * @param version the version described
 * @param comment the table's comment, empty text when it has none
 * @param columns its columns in order
 * @param partitionedBy its partition columns in order
 * @param properties its Delta properties, in order of name
 * @param files number of live data files
 * @param bytes their size together
 * @param rows number of rows, when every file's statistics tell it
 */
public record TableDescription(
    TableName table,
    String path,
    long version,
    String comment,
    List<Column> columns,
    List<String> partitionedBy,
    Map<String, String> properties,
    long files,
    long bytes,
    OptionalLong rows) {

  /** One column; {@code type} as Spark SQL writes it. */
  public record Column(String name, String type, boolean required, String comment) {}
}
