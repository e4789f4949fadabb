package org.alluvium.flows.backtest;

import org.alluvium.kernels.backtest.Decision;

/**
 * A decision, and the instant from which it is known.
 *
 * @param knownAt epoch microseconds; by then a price of the decision's day is known
 */
public record KnownDecision(long knownAt, Decision decision) {}
