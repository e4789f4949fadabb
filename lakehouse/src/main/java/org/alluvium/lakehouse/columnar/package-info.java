/**
 * Parquet files of wide tables, written column by column from arrays. Knows neither Spark nor the
 * log of a table: what it wrote belongs to nothing until it is committed.
 */
package org.alluvium.lakehouse.columnar;
