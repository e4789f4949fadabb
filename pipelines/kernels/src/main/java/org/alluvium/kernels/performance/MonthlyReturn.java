package org.alluvium.kernels.performance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.check.Check;

/**
 * The compound return of one calendar month.
 *
 * @param month year and month
 * @param value Π(1 + r) − 1 over the month's returns
 * @param periods returns that were there; missing ones are left out
 */
public record MonthlyReturn(YearMonth month, double value, int periods) {
  /**
   * The table of months, ascending; a month whose returns are all missing is in it with value
   * {@code NaN}.
   *
   * @param days epoch days on which the returns end, ascending
   * @param returns simple returns, {@code NaN} = missing
   */
  public static List<MonthlyReturn> table(long[] days, double[] returns) {
    Check.sameLength(days.length, returns.length, "returns");
    List<MonthlyReturn> table = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= days.length; to++) {
      if (to == days.length || !month(days[to]).equals(month(days[from]))) {
        table.add(of(month(days[from]), returns, from, to));
        from = to;
      }
    }
    return table;
  }

  private static YearMonth month(long day) {
    return YearMonth.from(LocalDate.ofEpochDay(day));
  }

  private static MonthlyReturn of(YearMonth month, double[] returns, int from, int to) {
    double wealth = 1;
    int periods = 0;
    for (int row = from; row < to; row++) {
      boolean present = !Double.isNaN(returns[row]);
      wealth *= present ? 1 + returns[row] : 1;
      periods += present ? 1 : 0;
    }
    return new MonthlyReturn(month, periods == 0 ? Double.NaN : wealth - 1, periods);
  }
}
