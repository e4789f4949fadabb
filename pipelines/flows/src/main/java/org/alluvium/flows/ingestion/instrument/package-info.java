/** Instruments that sources may bring bars of, and what is known of their markets. */
package org.alluvium.flows.ingestion.instrument;
