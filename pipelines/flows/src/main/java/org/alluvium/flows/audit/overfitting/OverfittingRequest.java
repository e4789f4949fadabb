package org.alluvium.flows.audit.overfitting;

import java.util.OptionalInt;

/**
 * What is to be judged.
 *
 * @param study whose best trial it is
 * @param blocks S of the cross-validation: an even number
 * @param periodsPerYear for annual ratios; empty = by the dates
 */
public record OverfittingRequest(String study, int blocks, OptionalInt periodsPerYear) {
  public static final int BLOCKS = 16;
}
