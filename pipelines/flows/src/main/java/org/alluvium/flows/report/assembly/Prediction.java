package org.alluvium.flows.report.assembly;

import java.time.LocalDate;

/**
 * One stored forecast.
 *
 * @param symbol what it is about
 * @param date decision session
 * @param decidedAt instant of the decision, epoch microseconds
 * @param value forecast return as a fraction; NaN = missing
 */
record Prediction(String symbol, LocalDate date, long decidedAt, double value) {}
