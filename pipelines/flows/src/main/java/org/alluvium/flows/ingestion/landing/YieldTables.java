package org.alluvium.flows.ingestion.landing;

import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.tables.SilverVendorFeatures;
import org.alluvium.lakehouse.tables.UniverseMembership;
import org.alluvium.lakehouse.tables.VendorFeatures;

/** Which tables the rows of a yield are kept in. */
public final class YieldTables {
  private YieldTables() {}

  /** The table that accepted rows reach first: bronze, or silver where there is no bronze. */
  public static TableSpec landing(SourceYield yields) {
    return switch (yields) {
      case BARS, INTRADAY -> Bars.SPEC;
      case MACRO -> Macro.SPEC;
      case MEMBERSHIP -> UniverseMembership.SPEC;
      case ACTIONS -> CorporateActions.SPEC;
      case VENDOR_FEATURES -> VendorFeatures.SPEC;
    };
  }

  /** The clean, as-of readable table. */
  public static TableSpec silver(SourceYield yields) {
    return switch (yields) {
      case BARS -> DailyBars.SPEC;
      case INTRADAY -> IntradayBars.SPEC;
      case MACRO -> SilverMacro.SPEC;
      case MEMBERSHIP -> UniverseMembership.SPEC;
      case ACTIONS -> CorporateActions.SPEC;
      case VENDOR_FEATURES -> SilverVendorFeatures.SPEC;
    };
  }

  /** Whether rows are kept as received before they are cleaned. */
  static boolean hasBronze(SourceYield yields) {
    return landing(yields) != silver(yields);
  }
}
