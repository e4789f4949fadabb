package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * What the market of a profile was in at each session, as it was known then. A row is never changed
 * by what comes later.
 */
public final class Regimes {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String FITTED_AT = "fitted_at";
  public static final String CALM_MEAN = "calm_mean";
  public static final String CALM_VARIANCE = "calm_variance";
  public static final String CALM_STAY = "calm_stay";
  public static final String CALM_START = "calm_start";
  public static final String TURBULENT_MEAN = "turbulent_mean";
  public static final String TURBULENT_VARIANCE = "turbulent_variance";
  public static final String TURBULENT_STAY = "turbulent_stay";
  public static final String TURBULENT_START = "turbulent_start";
  public static final String TURBULENT = "turbulent";
  public static final String VOLATILITY = "volatility";
  public static final String MOVE = "move";
  public static final String QUADRANT = "quadrant";
  public static final String WAVELET_TURBULENCE = "wavelet_turbulence";
  public static final String SPECTRAL_ENTROPY = "spectral_entropy";
  public static final String PERMUTATION_ENTROPY = "permutation_entropy";
  public static final String AUTOREGRESSION = "autoregression";
  public static final String HURST = "hurst";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  public static final TableSpec SPEC =
      BookColumns.end(
          TableSpec.of(
                  Layer.GOLD,
                  "regimes",
                  "What the market of a profile was in at each session, by what was known then; rows are never changed")
              .required(PROFILE, STRING, "profile id")
              .required(
                  LINEAGE,
                  STRING,
                  "digest of everything that determines the rows: market, calendar, settings and version")
              .required(EVENT_DATE, DATE, "session of the market")
              .required(
                  KNOWN_AT, TIMESTAMP, "when its bar became known; nothing later is in the row")
              .required(
                  FITTED_AT,
                  DATE,
                  "session of the refit in force; its model is missing where too little was known or values showed no two states")
              .optional(CALM_MEAN, DOUBLE, "mean absolute return of the calm state, a fraction")
              .optional(CALM_VARIANCE, DOUBLE, "variance of absolute returns in it")
              .optional(CALM_STAY, DOUBLE, "probability that the next session is calm, too")
              .optional(CALM_START, DOUBLE, "probability that the window starts in it")
              .optional(TURBULENT_MEAN, DOUBLE, "of the turbulent state, at least that of calm")
              .optional(TURBULENT_VARIANCE, DOUBLE, "variance of absolute returns in it")
              .optional(
                  TURBULENT_STAY, DOUBLE, "probability that the next session is turbulent, too")
              .optional(TURBULENT_START, DOUBLE, "probability that the window starts in it")
              .optional(
                  TURBULENT,
                  DOUBLE,
                  "probability of the turbulent state, filtered: given values up to the session; missing without a model")
              .optional(
                  VOLATILITY,
                  DOUBLE,
                  "annual, of the newest sessions, a fraction; missing in the warm-up")
              .optional(
                  MOVE,
                  DOUBLE,
                  "return over the look-back of the direction; missing in the warm-up")
              .optional(
                  QUADRANT,
                  STRING,
                  "CRISIS, EXPANSION, QUIET or NORMAL; missing where one of the three is")
              .optional(
                  WAVELET_TURBULENCE,
                  DOUBLE,
                  "share of the energy of 128 returns at 2 to 8 sessions; missing in the warm-up")
              .optional(SPECTRAL_ENTROPY, DOUBLE, "of 128 returns, 0 to 1")
              .optional(PERMUTATION_ENTROPY, DOUBLE, "of 128 returns, 0 to 1")
              .optional(AUTOREGRESSION, DOUBLE, "of a return on the one before, of 128 returns")
              .optional(HURST, DOUBLE, "exponent of 256 returns")
              .key(PROFILE, LINEAGE, EVENT_DATE)
              .check("probability", "turbulent IS NULL OR (turbulent >= 0 AND turbulent <= 1)")
              .check("volatility_not_negative", "volatility IS NULL OR volatility >= 0")
              .check(
                  "quadrant_known",
                  "quadrant IS NULL OR quadrant IN ('CRISIS', 'EXPANSION', 'QUIET', 'NORMAL')")
              .check("quadrant_with_model", "quadrant IS NULL OR turbulent IS NOT NULL")
              .check("fitted_before", "fitted_at <= event_date"));

  private Regimes() {}
}
