package org.alluvium.jobs.reference;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.lakehouse.error.ClosestWord;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Tables;

/** Every table that this version can define: the fixed ones and one per feature set. */
public final class TableCatalogue {
  private TableCatalogue() {}

  /** In order of name. */
  public static List<TableSpec> all() {
    return Stream.concat(Tables.all().stream(), FeatureSets.tables().stream())
        .sorted(Comparator.comparing(TableSpec::name))
        .toList();
  }

  /** The definition of a table; an error with the closest name when there is none. */
  public static TableSpec named(TableName name) {
    return all().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> JobErrors.tableUndefined(name, ClosestWord.to(name.toString(), names())));
  }

  private static List<String> names() {
    return all().stream().map(TableSpec::toString).toList();
  }
}
