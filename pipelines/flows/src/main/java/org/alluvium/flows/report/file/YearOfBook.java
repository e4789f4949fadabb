package org.alluvium.flows.report.file;

import java.time.LocalDate;
import org.alluvium.flows.report.model.NavHistory;

/**
 * What a book made of a calendar year.
 *
 * @param sessions with a value; 0 where the book has none in that year, and nothing else then
 * @param first session
 * @param last session
 * @param totalReturn last value over the last one before the year (over the first, in the book's
 *     first year), minus 1
 * @param maxDrawdown deepest fall from a peak within the year, at most 0; that last value counts
 */
record YearOfBook(
    int sessions, LocalDate first, LocalDate last, double totalReturn, double maxDrawdown) {

  static YearOfBook of(NavHistory nav, int year) {
    double base = Double.NaN;
    double peak = Double.NaN;
    double value = Double.NaN;
    double deepest = 0;
    int sessions = 0;
    LocalDate first = null;
    LocalDate last = null;
    for (int i = 0; i < nav.net().size() && nav.dates().at(i).getYear() <= year; i++) {
      if (Double.isNaN(nav.net().at(i))) {
        continue;
      }
      value = nav.net().at(i);
      if (nav.dates().at(i).getYear() < year || Double.isNaN(base)) {
        base = value;
        peak = value;
      }
      if (nav.dates().at(i).getYear() == year) {
        sessions++;
        first = first == null ? nav.dates().at(i) : first;
        last = nav.dates().at(i);
        peak = Math.max(peak, value);
        deepest = Math.min(deepest, value / peak - 1);
      }
    }
    return new YearOfBook(sessions, first, last, value / base - 1, deepest);
  }
}
