package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.STRING_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.TableSpec;

/** What a strategy decided on each decision session, and how it came to it; never changed later. */
public final class StrategyDecisions {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String ENGINE = BookColumns.ENGINE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String SYMBOL = "symbol";
  public static final String VERDICT = "verdict";
  public static final String FORECAST = "forecast";
  public static final String MODELS = "models";
  public static final String SIDE = "side";
  public static final String AGREEMENT = "agreement";
  public static final String MAGNITUDE = "magnitude";
  public static final String CONSISTENCY = "consistency";
  public static final String TIER = "tier";
  public static final String SIZE_MULTIPLIER = "size_multiplier";
  public static final String VOLATILITY = "volatility";
  public static final String LEVERAGE = "leverage";
  public static final String WEIGHT = "weight";
  public static final String HARD_STOP = "hard_stop";
  public static final String TAKE_PROFIT = "take_profit";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  public static final TableSpec SPEC =
      BookColumns.end(
          BookColumns.begin(
                  "strategy_decisions", "What a strategy decided on each decision session, and why")
              .required(EVENT_DATE, DATE, "decision session")
              .required(KNOWN_AT, TIMESTAMP, "instant of the decision; nothing later is in it")
              .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
              .required(
                  VERDICT,
                  STRING,
                  "taken, no_forecast, no_direction, side_not_traded, tier_skipped or no_volatility")
              .optional(FORECAST, DOUBLE, "of the ensemble, a fraction; missing where it has none")
              .required(MODELS, STRING_ARRAY, "those whose mean the forecast is")
              .optional(
                  SIDE, STRING, "long or short, as the forecast asks; missing without direction")
              .optional(AGREEMENT, DOUBLE, "share of the models whose sign is the ensemble's")
              .optional(MAGNITUDE, DOUBLE, "|forecast| in deviations of the earlier ones")
              .optional(CONSISTENCY, DOUBLE, "share of the last forecasts with the same sign")
              .optional(TIER, STRING, "high, medium or low; missing where a strategy has no tiers")
              .required(SIZE_MULTIPLIER, DOUBLE, "by tier; 1 without tiers")
              .optional(VOLATILITY, DOUBLE, "of one session, a fraction; missing without estimate")
              .optional(LEVERAGE, DOUBLE, "by the volatility target")
              .required(WEIGHT, DOUBLE, "signed share of net asset value asked for; 0 unless taken")
              .optional(HARD_STOP, DOUBLE, "distance as a fraction of the entry price")
              .optional(TAKE_PROFIT, DOUBLE, "likewise; missing where there is no target")
              .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE));

  private StrategyDecisions() {}
}
