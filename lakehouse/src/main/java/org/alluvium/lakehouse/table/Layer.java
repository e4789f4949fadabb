package org.alluvium.lakehouse.table;

import java.util.Locale;

/** The layer that a table lies in; also the first folder below the lakehouse root. */
public enum Layer {
  BRONZE,
  SILVER,
  GOLD,
  OPS,
  SERVING;

  /** Folder and SQL database name: the lower-case name. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
