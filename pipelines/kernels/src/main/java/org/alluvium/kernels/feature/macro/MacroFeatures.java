package org.alluvium.kernels.feature.macro;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.feature.FeatureSchema;

/**
 * The feature set {@code macro}: for each session of an instrument the values of economic and
 * market-wide series as known at its close, their changes and z-scores. The formulas are those of
 * {@link MacroSeries}; {@link MacroRows} says which observation a session uses and when a row gets
 * a further vintage.
 */
public final class MacroFeatures implements FeatureSchema {
  /** Name of the set. */
  public static final String ID = "macro";

  private static final List<Integer> DAY_WEEK_MONTH = List.of(1, 5, 21);
  private static final List<Integer> MONTH_QUARTER_YEAR = List.of(1, 3, 12);
  private static final int YEAR_OF_DAYS = 252;
  private static final int FIVE_YEARS_OF_MONTHS = 60;

  private final List<MacroSeries> series;
  private final List<String> names;

  private MacroFeatures(List<MacroSeries> series) {
    this.series = List.copyOf(series);
    this.names = series.stream().flatMap(one -> one.names().stream()).toList();
    Set<String> seen = new HashSet<>();
    names.forEach(n -> Check.isTrue(seen.add(n), "macro feature " + n + " occurs twice"));
  }

  /** The set of these series, in this order. */
  public static MacroFeatures of(List<MacroSeries> series) {
    Check.atLeast(series.size(), 1, "macro series");
    return new MacroFeatures(series);
  }

  /**
   * Bundled series that are still observed at the end of the bundled bars and are never revised
   * after their release, or not in the bundled files: volatility, rates, oil and Colombia's policy
   * rate by the day, US consumer prices by the month.
   */
  public static MacroFeatures ofBundledSeries() {
    List<MacroSeries> series = new ArrayList<>();
    series.add(daily("VIX", Change.DIFFERENCE));
    series.add(daily("DFF", Change.DIFFERENCE));
    series.add(daily("DGS10", Change.DIFFERENCE));
    series.add(daily("WTI_SPOT", Change.PERCENT));
    series.add(daily("BRENT_SPOT", Change.PERCENT));
    series.add(daily("COL_POLICY_RATE", Change.DIFFERENCE));
    series.add(
        new MacroSeries(
            "CPI_NSA",
            Frequency.MONTHLY,
            Change.PERCENT,
            MONTH_QUARTER_YEAR,
            FIVE_YEARS_OF_MONTHS));
    return of(series);
  }

  private static MacroSeries daily(String series, Change change) {
    return new MacroSeries(series, Frequency.DAILY, change, DAY_WEEK_MONTH, YEAR_OF_DAYS);
  }

  /** The series, in the order of their columns. */
  public List<MacroSeries> series() {
    return series;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> names() {
    return names;
  }
}
