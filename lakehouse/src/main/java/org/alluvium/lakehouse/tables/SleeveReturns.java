package org.alluvium.lakehouse.tables;

import org.alluvium.lakehouse.table.TableSpec;

/** Daily returns and net asset value of a sleeve, every vintage. */
public final class SleeveReturns {
  public static final TableSpec SPEC =
      BookReturns.table(
          "sleeve_returns",
          "Daily returns and net asset value of each sleeve, per engine; every vintage");

  private SleeveReturns() {}
}
