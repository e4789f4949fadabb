package org.alluvium.kernels.backtest;

/**
 * What is held of one asset at a close.
 *
 * @param day epoch day
 * @param asset index of the asset
 * @param units held, negative when short, never 0
 * @param value units × the last price, in currency
 * @param weight value / net asset value, after drift and trades
 */
public record Position(long day, int asset, double units, double value, double weight) {}
