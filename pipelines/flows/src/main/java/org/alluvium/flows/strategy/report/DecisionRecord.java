package org.alluvium.flows.strategy.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One decision of a strategy.
 *
 * @param date its session
 * @param verdict taken, or why not
 * @param forecast a fraction; NaN = none
 * @param tier of confidence; empty where there is none
 * @param sizeMultiplier by tier
 * @param leverage by the volatility target; NaN = none
 * @param realised the return that came of it, from open to open; NaN while it is not known
 */
record DecisionRecord(
    LocalDate date,
    String verdict,
    double forecast,
    Optional<String> tier,
    double sizeMultiplier,
    double leverage,
    double realised) {}
