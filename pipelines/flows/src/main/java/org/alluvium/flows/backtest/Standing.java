package org.alluvium.flows.backtest;

import java.time.LocalDate;
import org.alluvium.kernels.backtest.BacktestState;

/** Where a book stood at the close of a decision session, its orders included. */
public record Standing(LocalDate date, BacktestState state) {}
