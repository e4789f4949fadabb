package org.alluvium.flows.report.assembly;

import java.time.LocalDate;

/**
 * One stored fill of a book.
 *
 * @param date session of the fill
 * @param asset what was traded
 * @param units bought (positive) or sold (negative)
 * @param price before costs
 * @param tradedWeight traded share of net asset value, signed like the units
 * @param cost in currency
 */
record Fill(
    LocalDate date, String asset, double units, double price, double tradedWeight, double cost) {}
