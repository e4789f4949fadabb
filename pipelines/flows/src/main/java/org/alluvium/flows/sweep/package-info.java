/**
 * Sweeps: trials of a rule over a space of parameters, each on record before it starts, computed by
 * tasks of Spark and gone on with after whatever stopped them.
 */
package org.alluvium.flows.sweep;
