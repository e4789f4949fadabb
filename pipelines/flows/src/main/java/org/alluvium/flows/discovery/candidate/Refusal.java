package org.alluvium.flows.discovery.candidate;

/**
 * One refused row.
 *
 * @param rule which rule refused it
 * @param reason what is wrong, with the value, for people
 */
public record Refusal(RefusalRule rule, String reason) {}
