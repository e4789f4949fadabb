package org.alluvium.lakehouse.run;

import org.alluvium.lakehouse.table.TableName;

/**
 * What a stage read or wrote of a table.
 *
 * @param table the table
 * @param slice literal predicate that selects the rows; empty text for the whole table as known by
 *     the run
 * @param version the version read, or committed; -1 where the table does not exist
 * @param rows number of rows of the slice; -1 when not counted
 * @param digest content digest of the slice, hex; empty text when not taken
 */
public record TableState(TableName table, String slice, long version, long rows, String digest) {}
