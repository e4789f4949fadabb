package org.alluvium.lakehouse.run;

import java.time.Instant;
import org.alluvium.lakehouse.table.TableName;

/**
 * A table version that somebody needs and maintenance may not remove.
 *
 * @param table the table
 * @param version the version
 * @param holder who needs it
 * @param note why, empty text for no reason given
 * @param at since when, UTC
 */
public record Pin(TableName table, long version, String holder, String note, Instant at) {}
