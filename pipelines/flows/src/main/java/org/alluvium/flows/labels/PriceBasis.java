package org.alluvium.flows.labels;

import java.util.Locale;
import org.alluvium.kernels.feature.Bars;

/** The price at which a label enters and exits: the one at which its strategy fills. */
public enum PriceBasis {
  CLOSE,
  OPEN;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  double[] prices(Bars bars) {
    return switch (this) {
      case CLOSE -> bars.close();
      case OPEN -> bars.open();
    };
  }
}
