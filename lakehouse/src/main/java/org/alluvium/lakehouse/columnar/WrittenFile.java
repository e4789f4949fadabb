package org.alluvium.lakehouse.columnar;

import java.io.Serializable;

/**
 * A finished data file that no table lists yet.
 *
 * @param name name within the table's folder
 * @param bytes its size
 * @param range what its rows cover
 */
public record WrittenFile(String name, long bytes, BlockRange range) implements Serializable {}
