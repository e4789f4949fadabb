package org.alluvium.kernels.backtest;

/**
 * What a simulation had to do without.
 *
 * @param missingBars asset-days without a close
 * @param waitingOrders asset-days on which an order waited for a bar
 * @param tradesWithoutVolume trades whose impact used the stand-in participation
 * @param tradesWithoutVolatility trades without impact, for want of a volatility
 * @param cappedTrades trades that the volume cap cut short
 * @param ignoredDecisions decisions after the net asset value had fallen to zero or below
 */
public record BacktestCounts(
    long missingBars,
    long waitingOrders,
    long tradesWithoutVolume,
    long tradesWithoutVolatility,
    long cappedTrades,
    long ignoredDecisions) {}
