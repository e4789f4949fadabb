package org.alluvium.flows.audit.overfitting;

import java.util.Locale;

/** What is told about the best trial of a study, in the order of the report. */
public enum Measure {
  TRIALS_STARTED("trials started, N", Kind.COUNT, "of the family, over all its studies"),
  TRIALS_FINISHED("trials finished", Kind.COUNT, "of the family: those that have returns"),
  EFFECTIVE_TRIALS(
      "effective trials",
      Kind.COUNT,
      "clusters of like returns among those of this study; N is what counts"),
  SHARPE_VARIANCE(
      "variance of Sharpe ratios",
      Kind.NUMBER,
      "per period, of the family's finished trials that move, each on all its dates"),
  BEST_SHARPE("best Sharpe, per period", Kind.NUMBER, "of the best trial"),
  BEST_ANNUAL_SHARPE("best Sharpe, annual", Kind.NUMBER, "of the best trial"),
  ANNUAL_SHARPE_LOW("  low end", Kind.NUMBER, "5 % end, by the stationary bootstrap, as if alone"),
  ANNUAL_SHARPE_HIGH("  high end", Kind.NUMBER, "95 % end"),
  MEAN_T("t of the mean return", Kind.NUMBER, "Newey-West error, as if it were the only trial"),
  PROBABILISTIC_SHARPE(
      "PSR against 0", Kind.NUMBER, "probability of a true Sharpe above 0, as if alone"),
  MINIMUM_TRACK_RECORD(
      "minimum track record", Kind.COUNT, "periods for a PSR of 0.95 at this Sharpe, as if alone"),
  EXPECTED_MAXIMUM(
      "expected maximum, per period", Kind.NUMBER, "Sharpe of the best of N trials without skill"),
  EXPECTED_ANNUAL_MAXIMUM("expected maximum, annual", Kind.NUMBER, "the same"),
  DEFLATED_SHARPE(
      "DSR", Kind.NUMBER, "probability of a true Sharpe above that luck; 0.95 is needed"),
  INDEPENDENT_DEFLATED_SHARPE(
      "DSR, independent",
      Kind.NUMBER,
      "the same, were the trials no closer together than chance sets independent ones"),
  REQUIRED_ANNUAL_SHARPE("Sharpe needed, annual", Kind.NUMBER, "for a DSR of 0.95"),
  INDEPENDENT_ANNUAL_SHARPE(
      "Sharpe needed, independent", Kind.NUMBER, "for a DSR of 0.95, were the trials independent"),
  OVERFITTING_PROBABILITY(
      "PBO", Kind.NUMBER, "how often the best of one half is not above the median in the other"),
  LOSS_PROBABILITY(
      "probability of loss", Kind.NUMBER, "how often the best of one half loses in the other"),
  DEGRADATION_SLOPE(
      "degradation slope",
      Kind.NUMBER,
      "Sharpe out of sample per Sharpe in sample; below 0: the better, the worse"),
  DEGRADATION_DETERMINATION("degradation R2", Kind.NUMBER, "share that this line explains"),
  REALITY_CHECK_P("reality check, p", Kind.NUMBER, "that no trial earns more than nothing (White)"),
  SUPERIOR_ABILITY_P("SPA, p", Kind.NUMBER, "the same, studentised (Hansen, consistent)"),
  RUNNER_UP_P(
      "runner-up is as good, p", Kind.NUMBER, "that the two best Sharpes are equal (Ledoit-Wolf)");

  /** How a value is written. */
  private enum Kind {
    NUMBER,
    COUNT
  }

  private final String title;
  private final Kind kind;
  private final String meaning;

  Measure(String title, Kind kind, String meaning) {
    this.title = title;
    this.kind = kind;
    this.meaning = meaning;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** For programs: {@code deflated_sharpe}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the number says. */
  public String meaning() {
    return meaning;
  }

  /** The value as a whole number, rounded up, where it counts something. */
  public Number shown(double value) {
    if (kind == Kind.COUNT) {
      return (long) Math.ceil(value);
    }
    return value;
  }
}
