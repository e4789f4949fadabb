/**
 * Rows as a source sent them, what was refused of them and why, and the window of knowledge that
 * they fall in.
 */
package org.alluvium.flows.ingestion.received;
