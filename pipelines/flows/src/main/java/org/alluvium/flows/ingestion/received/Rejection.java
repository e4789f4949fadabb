package org.alluvium.flows.ingestion.received;

/**
 * One refused row.
 *
 * @param rule which rule refused it
 * @param reason what is wrong, with the value, for people
 */
public record Rejection(RejectionRule rule, String reason) {}
