package org.alluvium.lakehouse.tables;

import org.alluvium.lakehouse.table.TableSpec;

/** Daily returns and net asset value of a meta-portfolio, every vintage. */
public final class MetaReturns {
  public static final TableSpec SPEC =
      BookReturns.table(
          "meta_returns",
          "Daily returns and net asset value of each meta-portfolio, per engine; every vintage");

  private MetaReturns() {}
}
