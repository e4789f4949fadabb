package org.alluvium.flows.stage;

import org.alluvium.lakehouse.table.TableName;

/**
 * What a stage read or wrote of one table.
 *
 * @param table the table
 * @param slice literal predicate that selects the rows, empty for the whole table as of the run's
 *     instant
 * @param version table version that holds them, -1 where the table does not exist
 * @param rows number of rows
 * @param digest content digest, independent of row order and file layout, stamps apart; empty where
 *     it was not taken
 */
public record TableSlice(TableName table, String slice, long version, long rows, String digest) {}
