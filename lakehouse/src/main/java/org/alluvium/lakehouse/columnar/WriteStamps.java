package org.alluvium.lakehouse.columnar;

import java.io.Serializable;

/**
 * The stamps of one write, the same in each of its rows.
 *
 * @param runId run that writes
 * @param ingestedAt when it writes, epoch microseconds
 */
public record WriteStamps(String runId, long ingestedAt) implements Serializable {}
