/**
 * Ingestion of what sources have: each row becomes bronze as received, then silver, or a refused
 * row with its reason.
 */
package org.alluvium.flows.ingestion;
