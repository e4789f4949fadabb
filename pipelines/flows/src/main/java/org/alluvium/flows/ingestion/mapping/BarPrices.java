package org.alluvium.flows.ingestion.mapping;

import static org.alluvium.flows.ingestion.received.RejectionRule.INCONSISTENT_RANGE;
import static org.alluvium.flows.ingestion.received.RejectionRule.NEGATIVE_VOLUME;
import static org.alluvium.flows.ingestion.received.RejectionRule.NON_POSITIVE_PRICE;

import java.io.Serializable;
import org.alluvium.flows.ingestion.received.ReceivedRow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RejectedRowException;

/** Reads the prices and the volume of a bar, and applies the rules that they alone decide. */
public final class BarPrices implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double BASIS_POINT = 1e-4;

  private final BarTerms terms;
  private final CellLayout layout;

  BarPrices(BarTerms terms, CellLayout layout) {
    this.terms = terms;
    this.layout = layout;
  }

  /** Enters them into a row. */
  void read(ReceivedRow row, String[] cells) throws RejectedRowException {
    double open = price(cells, Field.OPEN);
    double high = price(cells, Field.HIGH);
    double low = price(cells, Field.LOW);
    double close = price(cells, Field.CLOSE);
    requireRange("low", low, Math.min(open, close), low - Math.min(open, close));
    requireRange("high", high, Math.max(open, close), Math.max(open, close) - high);
    row.with(ReceivedRows.OPEN, open)
        .with(ReceivedRows.HIGH, high)
        .with(ReceivedRows.LOW, low)
        .with(ReceivedRows.CLOSE, close)
        .with(ReceivedRows.ADJ_CLOSE, adjustedClose(cells))
        .with(ReceivedRows.VOLUME, volume(cells))
        .with(ReceivedRows.VOLUME_UNIT, terms.volumeUnit().id())
        .with(ReceivedRows.PRICE_BASIS, terms.priceBasis());
  }

  private double price(String[] cells, Field field) throws RejectedRowException {
    double price = layout.number(cells, field);
    if (!(price > 0)) {
      throw new RejectedRowException(
          NON_POSITIVE_PRICE, "%s is %s, a price is above 0".formatted(field.id(), price));
    }
    return price;
  }

  private void requireRange(String name, double extreme, double body, double excess)
      throws RejectedRowException {
    double basisPoints = excess / body / BASIS_POINT;
    if (basisPoints > terms.clampBasisPoints()) {
      throw new RejectedRowException(
          INCONSISTENT_RANGE,
          "%s %s does not enclose open and close (%s) by %.1f basis points, %s are mended"
              .formatted(name, extreme, body, basisPoints, terms.clampBasisPoints()));
    }
  }

  private Double adjustedClose(String[] cells) throws RejectedRowException {
    return layout.isMissing(cells, Field.ADJ_CLOSE) ? null : price(cells, Field.ADJ_CLOSE);
  }

  private Double volume(String[] cells) throws RejectedRowException {
    if (layout.isMissing(cells, Field.VOLUME)) {
      return null;
    }
    double volume = layout.number(cells, Field.VOLUME);
    if (volume < 0) {
      throw new RejectedRowException(NEGATIVE_VOLUME, "volume is " + volume);
    }
    return volume;
  }
}
