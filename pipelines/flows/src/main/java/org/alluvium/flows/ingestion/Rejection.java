package org.alluvium.flows.ingestion;

/**
 * One refused row.
 *
 * @param rule which rule refused it
 * @param reason what is wrong, with the value, for people
 */
record Rejection(RejectionRule rule, String reason) {}
