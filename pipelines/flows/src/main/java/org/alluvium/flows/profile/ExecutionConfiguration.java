package org.alluvium.flows.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The section {@code execution} of a strategy's file: how forecasts become positions. What is null
 * is not used.
 *
 * @param entry where in its session a position is entered
 * @param exits when it is ended
 * @param volatility estimator of the volatility that sizes and stops follow
 * @param target leverage by volatility
 * @param confidence tiers, where the strategy has them
 * @param intraday shorter bars that are used where a session has enough of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionConfiguration(
    Entry entry,
    Exits exits,
    Volatility volatility,
    @JsonProperty("volatility_target") Target target,
    Tiers confidence,
    Intraday intraday) {

  /** Where a position is held to at the latest. */
  public enum LastExit {
    /** The close of the last session of the entry's week. */
    @JsonProperty("week_close")
    WEEK_CLOSE,
    /** The close of the session of the entry. */
    @JsonProperty("session_close")
    SESSION_CLOSE
  }

  /**
   * @param time of the first order on sessions with shorter bars, {@code HH:mm}; null = their first
   * @param zone of that time
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(String time, String zone) {
    /** As a time of day; only where there is one. */
    public LocalTime timeOfDay() {
      return LocalTime.parse(time);
    }

    public ZoneId zoneId() {
      return ZoneId.of(zone);
    }
  }

  /**
   * Fractions of the entry price.
   *
   * @param last where it ends at the latest
   * @param hardStop a fixed distance; null where it follows volatility
   * @param stopByVolatility bounds of a distance that follows volatility; null where it is fixed
   * @param takeProfitShare distance of the target as a share of the stop's; null = no target
   * @param trailing the trailing stop; null = none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Exits(
      LastExit last,
      @JsonProperty("hard_stop") Double hardStop,
      @JsonProperty("hard_stop_by_volatility") StopBounds stopByVolatility,
      @JsonProperty("take_profit_share") Double takeProfitShare,
      @JsonProperty("trailing_stop") Trailing trailing) {}

  /** Stop = multiple · volatility over the horizon, between two bounds. */
  public record StopBounds(double multiple, double lowest, double highest) {}

  /**
   * The trailing stop follows the best price at {@code trail}, once it is {@code activation} up.
   */
  public record Trailing(double activation, double trail) {}

  /**
   * @param estimator {@code exponential} or {@code rolling}
   * @param decay of the exponential one
   * @param returns the window of the rolling one; the least returns of the exponential one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Volatility(String estimator, Double decay, int returns) {}

  /** Annual volatility aimed at, and the bounds of leverage. */
  public record Target(
      double annual,
      @JsonProperty("lowest_leverage") double lowestLeverage,
      @JsonProperty("highest_leverage") double highestLeverage) {}

  /**
   * @param magnitudeWindow earlier forecasts whose deviation the magnitude is measured by
   * @param consistencyWindow earlier forecasts whose signs are compared
   * @param high thresholds of the high tier
   * @param medium thresholds of the medium tier
   * @param sizes factor of the full size by tier
   * @param skip tiers and sides that are not taken, as {@code low_long}
   */
  public record Tiers(
      @JsonProperty("magnitude_window") int magnitudeWindow,
      @JsonProperty("consistency_window") int consistencyWindow,
      Thresholds high,
      Thresholds medium,
      Sizes sizes,
      List<String> skip) {
    public Tiers {
      skip = skip == null ? List.of() : List.copyOf(skip);
    }
  }

  /** What each measure must reach. */
  public record Thresholds(double agreement, double magnitude, double consistency) {}

  /** Factor of the full size by tier. */
  public record Sizes(double high, double medium, double low) {}

  /**
   * @param interval length of the bars as {@code silver.intraday_bars} has it
   * @param leastBars that a session must have; with fewer its daily bar is used
   */
  public record Intraday(String interval, @JsonProperty("least_bars") int leastBars) {}
}
