package org.alluvium.jobs.reference;

import java.util.List;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code docs/reference/tables.md}, from the classes that own the tables. */
public final class TablesReference {
  private static final int SIMILAR_COLUMNS = 8;

  private TablesReference() {}

  /** The page for these tables, in the given order. */
  public static String of(List<TableSpec> tables) {
    StringBuilder page =
        new StringBuilder(
            """
            # Tables

            Generated from `org.alluvium.lakehouse.tables` by `make docs`; do not edit.

            A *stamp* says by which run or when a row was written; stamps are outside content digests.

            | table | key | what |
            |---|---|---|
            """);
    for (TableSpec table : tables) {
      page.append(
          "| [%s](#%s) | %s | %s |\n"
              .formatted(
                  table.name(),
                  table.name().toString().replace(".", ""),
                  String.join(", ", table.key()),
                  cell(table.comment())));
    }
    tables.forEach(table -> section(page, table));
    return page.toString();
  }

  private static void section(StringBuilder page, TableSpec table) {
    page.append("\n## ").append(table.name()).append("\n\n").append(table.comment()).append("\n\n");
    line(page, "Key", String.join(", ", table.key()));
    line(page, "Partitioned by", String.join(", ", table.partitionedBy()));
    line(page, "Sorted by", String.join(", ", table.sortedBy()));
    line(page, "Rows", table.appendOnly() ? "can only be added" : "");
    table.checks().forEach((name, check) -> line(page, "Constraint " + name, "`" + check + "`"));
    page.append("\n| column | type | | meaning |\n|---|---|---|---|\n");
    List<ColumnSpec> columns = table.columns();
    for (int i = 0; i < columns.size(); ) {
      int end = endOfSimilar(columns, i);
      page.append(row(columns.subList(i, end)));
      i = end;
    }
  }

  /** A long run of columns that differ in name only is one row. */
  private static int endOfSimilar(List<ColumnSpec> columns, int start) {
    ColumnSpec first = columns.get(start);
    int end = start + 1;
    while (end < columns.size() && similar(first, columns.get(end))) {
      end++;
    }
    return end - start >= SIMILAR_COLUMNS ? end : start + 1;
  }

  private static boolean similar(ColumnSpec one, ColumnSpec other) {
    return one.type() == other.type()
        && one.required() == other.required()
        && one.stamp() == other.stamp()
        && one.comment().equals(other.comment());
  }

  private static String row(List<ColumnSpec> columns) {
    ColumnSpec first = columns.get(0);
    String names = String.join(", ", columns.stream().map(c -> "`" + c.name() + "`").toList());
    String kind = first.stamp() ? "stamp" : first.required() ? "required" : "";
    return "| %s | %s | %s | %s |\n"
        .formatted(names, first.type().sql(), kind, cell(first.comment()));
  }

  private static void line(StringBuilder page, String what, String value) {
    if (!value.isEmpty()) {
      page.append("- ").append(what).append(": ").append(value).append("\n");
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
