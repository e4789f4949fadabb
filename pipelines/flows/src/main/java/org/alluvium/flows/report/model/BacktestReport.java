package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A sleeve's backtest beside its market, and what it held and could bear.
 *
 * @param streams the sleeve first, then the market, over the sessions that both have
 * @param comparison of the two
 * @param capacity capital at which impact would eat half of the return before impact
 * @param hitRatio share of gains, with its 90 % interval
 * @param exposures of the book
 * @param drawdowns the deepest, deepest first
 */
public record BacktestReport(
    List<Stream> streams,
    Comparison comparison,
    Figure capacity,
    Estimate hitRatio,
    List<Exposure> exposures,
    List<Fall> drawdowns) {
  public BacktestReport {
    streams = List.copyOf(streams);
    Objects.requireNonNull(comparison, "comparison");
    Objects.requireNonNull(capacity, "capacity");
    Objects.requireNonNull(hitRatio, "hitRatio");
    exposures = List.copyOf(exposures);
    drawdowns = List.copyOf(drawdowns);
  }

  /**
   * Metrics of one stream of returns.
   *
   * @param returns how many
   */
  public record Stream(
      String name, int returns, Figure cagr, Figure volatility, Figure sharpe, Figure maxDrawdown) {
    public Stream {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(cagr, "cagr");
      Objects.requireNonNull(volatility, "volatility");
      Objects.requireNonNull(sharpe, "sharpe");
      Objects.requireNonNull(maxDrawdown, "maxDrawdown");
    }
  }

  /**
   * The sleeve against the market.
   *
   * @param beta of the sleeve on the market
   * @param correlation of their returns
   * @param trackingError annual deviation of their difference
   * @param sharpeDifference annual, sleeve less market
   * @param pValue of no difference, two-sided (Ledoit and Wolf)
   */
  public record Comparison(
      Figure beta,
      Figure correlation,
      Figure trackingError,
      Figure sharpeDifference,
      Figure pValue) {
    public Comparison {
      Objects.requireNonNull(beta, "beta");
      Objects.requireNonNull(correlation, "correlation");
      Objects.requireNonNull(trackingError, "trackingError");
      Objects.requireNonNull(sharpeDifference, "sharpeDifference");
      Objects.requireNonNull(pValue, "pValue");
    }

    /** None of it, for one reason. */
    public static Comparison missing(String reason) {
      Figure none = Figure.missing(reason);
      return new Comparison(none, none, none, none, none);
    }
  }

  /** One kind of exposure at the closes of the book, fractions of net asset value. */
  public record Exposure(String kind, Figure mean, Figure least, Figure most, Figure last) {
    public Exposure {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(mean, "mean");
      Objects.requireNonNull(least, "least");
      Objects.requireNonNull(most, "most");
      Objects.requireNonNull(last, "last");
    }
  }

  /**
   * One spell under the highest net asset value so far.
   *
   * @param peak session of that value
   * @param trough session of the deepest
   * @param end session that regained the peak
   * @param depth a fraction below 0
   * @param sessions after the peak up to the end, or up to the last
   */
  public record Fall(
      LocalDate peak, LocalDate trough, Part<LocalDate> end, double depth, int sessions) {
    public Fall {
      Objects.requireNonNull(peak, "peak");
      Objects.requireNonNull(trough, "trough");
      Objects.requireNonNull(end, "end");
    }
  }
}
