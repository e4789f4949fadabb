package org.alluvium.flows.report.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Returns by calendar month and year. */
public record MonthlyReturns(List<Year> years) {
  public MonthlyReturns {
    years = List.copyOf(years);
  }

  /**
   * One year.
   *
   * @param year calendar year
   * @param months twelve simple returns as fractions, January first; NaN = no session in that month
   * @param total the year's compounded return
   */
  public record Year(int year, Series months, double total) {
    public Year {
      if (months.size() != 12) {
        throw new IllegalArgumentException(
            "a year has 12 months, got " + months.size() + " in " + year);
      }
    }
  }

  /**
   * From a net asset value: last value of the month over the last value before it, minus 1; the
   * first month counts from the first value. Missing values are passed over. O(n).
   */
  public static MonthlyReturns of(DateAxis dates, Series nav) {
    dates.matches(nav, "nav");
    List<Year> years = new ArrayList<>();
    int first = nav.firstPresent();
    if (first < 0) {
      return new MonthlyReturns(years);
    }
    double base = nav.at(first);
    int i = first;
    while (i < nav.size()) {
      int year = dates.at(i).getYear();
      double[] closes = new double[12];
      Arrays.fill(closes, Double.NaN);
      for (; i < nav.size() && dates.at(i).getYear() == year; i++) {
        int month = dates.at(i).getMonthValue() - 1;
        closes[month] = Double.isNaN(nav.at(i)) ? closes[month] : nav.at(i);
      }
      years.add(yearOf(year, closes, base));
      base = lastPresent(closes, base);
    }
    return new MonthlyReturns(years);
  }

  private static double lastPresent(double[] closes, double base) {
    int last = Series.of(closes).lastPresent();
    return last < 0 ? base : closes[last];
  }

  private static Year yearOf(int year, double[] closes, double base) {
    double[] returns = new double[12];
    double last = base;
    for (int month = 0; month < 12; month++) {
      returns[month] = closes[month] / last - 1;
      last = Double.isNaN(closes[month]) ? last : closes[month];
    }
    return new Year(year, Series.of(returns), last / base - 1);
  }
}
