package org.alluvium.flows.report.assembly;

import java.time.LocalDate;

/**
 * One vintage of a label.
 *
 * @param date session of the decision that it answers
 * @param entry session at whose price it enters
 * @param exit session at whose price it leaves
 * @param knownAt from when this vintage was known, epoch microseconds
 * @param value forward return as a fraction; NaN = missing
 */
record LabelVintage(LocalDate date, LocalDate entry, LocalDate exit, long knownAt, double value) {}
