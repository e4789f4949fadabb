package org.alluvium.flows.sweep;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * The prices of a sweep: every session up to its end, the newest vintage of each as known at the
 * run's instant, raw ones as an index of total return. Read once and sent to the tasks.
 *
 * @param history all sessions up to the end
 * @param from index of the first session that decides
 */
record SweepPrices(Market history, int from) implements Serializable {
  private static final int LEAST = 3;

  static SweepPrices read(StageContext context, SweepMarket market) {
    AsOfPanel panel =
        AsOfPanel.of(
            market.universe(),
            AsOfPanel.DayRule.ANY_ASSET,
            PriceHistory.ofBars(context, market.universe()).from(LocalDate.EPOCH.minusYears(200)));
    panel.advance(Micros.of(context.asOf()));
    return of(panel.between(Long.MIN_VALUE, market.end().toEpochDay()), market);
  }

  /**
   * @throws org.alluvium.lakehouse.error.AlluviumException when symbols have no close, or there are
   *     too few sessions
   */
  static SweepPrices of(Market history, SweepMarket market) {
    int found = Arrays.binarySearch(history.days(), market.start().toEpochDay());
    SweepPrices prices = new SweepPrices(history, found < 0 ? -found - 1 : found);
    List<String> without = new ArrayList<>();
    for (int asset = 0; asset < market.universe().size(); asset++) {
      if (!prices.hasClose(asset)) {
        without.add(market.universe().get(asset));
      }
    }
    if (!without.isEmpty()) {
      throw SweepErrors.noPrices(without, market.start(), market.end());
    }
    if (prices.sessions() < LEAST) {
      throw SweepErrors.tooFewSessions(prices.sessions(), market.start(), market.end());
    }
    return prices;
  }

  /** Sessions from the start on. */
  int sessions() {
    return history.size() - from;
  }

  /** Epoch days of the returns: those after the first session. */
  long[] returnDays() {
    return Arrays.copyOfRange(history.days(), from + 1, history.size());
  }

  /** SHA-256 of every day and price. */
  String digest() {
    MessageDigest digest = Sha256.start();
    ByteBuffer day = ByteBuffer.allocate(Long.BYTES * (1 + 3 * history.assets()));
    for (int at = 0; at < history.size(); at++) {
      day.clear();
      day.putLong(history.day(at));
      for (int asset = 0; asset < history.assets(); asset++) {
        day.putDouble(history.open(asset, at));
        day.putDouble(history.close(asset, at));
        day.putDouble(history.dollarVolume(asset, at));
      }
      digest.update(day.array());
    }
    return Sha256.hex(digest);
  }

  private boolean hasClose(int asset) {
    for (int at = from; at < history.size(); at++) {
      if (!Double.isNaN(history.close(asset, at))) {
        return true;
      }
    }
    return false;
  }
}
