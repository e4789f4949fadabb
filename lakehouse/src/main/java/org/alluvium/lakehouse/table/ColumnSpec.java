package org.alluvium.lakehouse.table;

/**
 * One column of a table.
 *
 * @param name snake_case name
 * @param type its type
 * @param required whether the column is {@code NOT NULL}
 * @param stamp whether the column says when or by whom a row was written ({@code run_id}, {@code
 *     ingested_at}, wall times) rather than what it says: stamps are outside content digests
 * @param comment meaning, unit and missing-value policy, as shown in {@code docs/reference}
 */
public record ColumnSpec(
    String name, ColumnType type, boolean required, boolean stamp, String comment) {}
