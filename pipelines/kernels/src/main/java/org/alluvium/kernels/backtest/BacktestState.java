package org.alluvium.kernels.backtest;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Everything that the next day of a simulation depends on, at the close of a day. {@link #toArray}
 * and {@link #ofArray} carry it through any storage of doubles without losing a bit.
 */
public final class BacktestState {
  private static final int HEAD = 6;
  private static final int PARTS = 4;

  /** A day before every market: nothing was simulated yet. */
  public static final long NOT_STARTED = -(1L << 40);

  private final double[] numbers;

  private BacktestState(double[] numbers) {
    this.numbers = numbers;
  }

  /** All in cash, before the first day. */
  public static BacktestState initial(int assets, double capital) {
    Account account =
        new Account(Check.atLeast(assets, 1, "assets"), Check.positive(capital, "capital"));
    return account.snapshot(NOT_STARTED);
  }

  /**
   * Layout: day, nav, grossNav, cash, assets n, gross weight decided last; then n each of units
   * held, last price ({@code NaN} = none yet), daily variance ({@code NaN} = unknown), waiting
   * target weight ({@code NaN} = no order).
   */
  public static BacktestState ofArray(double... numbers) {
    boolean hasHead = numbers.length > HEAD;
    Check.isTrue(
        hasHead && numbers.length == HEAD + PARTS * (int) numbers[4],
        "state of a backtest must have "
            + HEAD
            + " + "
            + PARTS
            + " × assets numbers, got "
            + numbers.length);
    return new BacktestState(numbers.clone());
  }

  static BacktestState of(double[] head, double[]... parts) {
    double[] numbers = Arrays.copyOf(head, HEAD + PARTS * parts[0].length);
    for (int part = 0; part < PARTS; part++) {
      System.arraycopy(
          parts[part], 0, numbers, HEAD + part * parts[part].length, parts[part].length);
    }
    return new BacktestState(numbers);
  }

  /** The state as plain numbers, see {@link #ofArray}. */
  public double[] toArray() {
    return numbers.clone();
  }

  /** Epoch day whose close this is, {@link #NOT_STARTED} before the first. */
  public long day() {
    return (long) numbers[0];
  }

  /** Net asset value, in currency. */
  public double nav() {
    return numbers[1];
  }

  /** Net asset value had no cost been paid: initial capital compounded at the gross returns. */
  public double grossNav() {
    return numbers[2];
  }

  public double cash() {
    return numbers[3];
  }

  public int assets() {
    return (int) numbers[4];
  }

  /** Sum of the absolute weights that were decided last; 0 before the first decision. */
  public double grossTarget() {
    return numbers[5];
  }

  public double[] units() {
    return part(0);
  }

  public double[] lastPrices() {
    return part(1);
  }

  /** Daily return variances, exponentially weighted. */
  public double[] variances() {
    return part(2);
  }

  /** Target weights that wait for a bar, {@code NaN} where no order waits. */
  public double[] pending() {
    return part(3);
  }

  private double[] part(int part) {
    int from = HEAD + part * assets();
    return Arrays.copyOfRange(numbers, from, from + assets());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BacktestState that && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return "BacktestState" + Arrays.toString(numbers);
  }
}
