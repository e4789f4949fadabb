package org.alluvium.kernels.backtest;

import java.util.Arrays;

/**
 * Cash, units and last prices while a day is simulated: net asset value = cash + Σ units × last
 * price.
 */
final class Account {
  /** Weight of the past in the daily variance (RiskMetrics 1996: 0.94). */
  private static final double DECAY = 0.94;

  private double nav;
  private double grossNav;
  private double cash;
  private double grossTarget;
  private final double[] units;
  private final double[] lastPrices;
  private final double[] variances;
  private final double[] pending;

  Account(int assets, double capital) {
    this.nav = capital;
    this.grossNav = capital;
    this.cash = capital;
    this.units = new double[assets];
    this.lastPrices = unknown(assets);
    this.variances = unknown(assets);
    this.pending = unknown(assets);
  }

  Account(BacktestState state) {
    this.nav = state.nav();
    this.grossNav = state.grossNav();
    this.cash = state.cash();
    this.grossTarget = state.grossTarget();
    this.units = state.units();
    this.lastPrices = state.lastPrices();
    this.variances = state.variances();
    this.pending = state.pending();
  }

  BacktestState snapshot(long day) {
    return BacktestState.of(
        new double[] {day, nav, grossNav, cash, units.length, grossTarget},
        units,
        lastPrices,
        variances,
        pending);
  }

  int assets() {
    return units.length;
  }

  /** Net asset value at the last close. */
  double nav() {
    return nav;
  }

  double grossNav() {
    return grossNav;
  }

  boolean isRuined() {
    return nav <= 0;
  }

  double lastPrice(int asset) {
    return lastPrices[asset];
  }

  double pending(int asset) {
    return pending[asset];
  }

  /** Sum of the absolute weights that were decided last. */
  double grossTarget() {
    return grossTarget;
  }

  boolean hasOrders() {
    return Arrays.stream(pending).anyMatch(weight -> !Double.isNaN(weight));
  }

  double volatility(int asset) {
    return Math.sqrt(variances[asset]);
  }

  void mark(int asset, double price) {
    lastPrices[asset] = Double.isNaN(price) ? lastPrices[asset] : price;
  }

  /** Value of a position at its last price; nothing held is worth nothing, price or no price. */
  double value(int asset) {
    return units[asset] == 0 ? 0 : units[asset] * lastPrices[asset];
  }

  /** Cash and positions at the last prices. */
  double equity() {
    double sum = cash;
    for (int asset = 0; asset < units.length; asset++) {
      sum += value(asset);
    }
    return sum;
  }

  double shortValue() {
    double sum = 0;
    for (int asset = 0; asset < units.length; asset++) {
      sum += Math.max(0, -value(asset));
    }
    return sum;
  }

  double longValue() {
    double sum = 0;
    for (int asset = 0; asset < units.length; asset++) {
      sum += Math.max(0, value(asset));
    }
    return sum;
  }

  void pay(double amount) {
    cash -= amount;
  }

  /** Moves a position to a value at its last price, and returns the units bought. */
  double trade(int asset, double targetValue) {
    double target = targetValue / lastPrices[asset];
    double bought = target - units[asset];
    cash -= bought * lastPrices[asset];
    units[asset] = target;
    return bought;
  }

  /** Turns a position into cash at a price, ends the asset's order, and returns the units sold. */
  double payOut(int asset, double price) {
    double held = units[asset];
    cash += held == 0 ? 0 : held * price;
    units[asset] = 0;
    fulfil(asset);
    return held;
  }

  double units(int asset) {
    return units[asset];
  }

  /** Ends an asset's order. */
  void fulfil(int asset) {
    pending[asset] = Double.NaN;
  }

  void order(double[] weights) {
    System.arraycopy(weights, 0, pending, 0, pending.length);
    grossTarget = Arrays.stream(weights).map(Math::abs).sum();
  }

  /**
   * Learns an asset's return of the day; its first return is the first estimate of its variance.
   */
  void observe(int asset, double dailyReturn) {
    double square = dailyReturn * dailyReturn;
    variances[asset] =
        Double.isNaN(variances[asset]) ? square : DECAY * variances[asset] + (1 - DECAY) * square;
  }

  /** Ends a day: takes the equity as net asset value, and closes everything when none is left. */
  void close(double equity, double grossReturn) {
    nav = equity;
    grossNav *= 1 + grossReturn;
    if (isRuined()) {
      cash = nav;
      Arrays.fill(units, 0);
      Arrays.fill(pending, Double.NaN);
    }
  }

  private static double[] unknown(int assets) {
    double[] values = new double[assets];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
