package org.alluvium.kernels.backtest;

/** Why a position changed. */
public enum TradeKind {
  /** An order was filled, wholly or in part. */
  FILL,
  /** The asset was delisted: the position was paid out, free of cost and outside the turnover. */
  DELISTING
}
