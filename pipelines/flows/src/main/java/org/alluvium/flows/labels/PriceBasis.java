package org.alluvium.flows.labels;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import org.alluvium.kernels.feature.Bars;

/** The price at which a label enters and exits: the one at which its strategy fills. */
public enum PriceBasis {
  @JsonProperty("next_close")
  CLOSE,
  @JsonProperty("next_open")
  OPEN;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The prices of this basis, oldest first. */
  double[] prices(Bars bars) {
    double[] prices = new double[bars.size()];
    Arrays.setAll(prices, row -> price(bars, row));
    return prices;
  }

  private double price(Bars bars, int row) {
    return switch (this) {
      case CLOSE -> bars.close(row);
      case OPEN -> bars.open(row);
    };
  }
}
