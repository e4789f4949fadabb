/**
 * Fills the report's model from the tables of the lakehouse, as known by a run: a few classes read
 * tables, all others compute on what was read, without Spark.
 */
package org.alluvium.flows.report.assembly;
