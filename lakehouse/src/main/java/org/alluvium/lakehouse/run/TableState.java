package org.alluvium.lakehouse.run;

import org.alluvium.lakehouse.table.TableName;

/**
 * What a stage read or wrote of a table.
 *
 * @param table the table
 * @param version the version read, or committed
 * @param rows number of rows of the slice; -1 when not counted
 * @param digest content digest of the slice, hex; empty text when not taken
 */
public record TableState(TableName table, long version, long rows, String digest) {}
