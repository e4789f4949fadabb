package org.alluvium.flows.profile;

import java.util.List;

/** What trades: symbols by a calendar, whatever decides. */
public interface TradedProfile {
  /** Name of the profile. */
  String id();

  /** Symbols that it may hold; sorted. */
  List<String> universe();

  /** Id of the trading calendar whose sessions decide. */
  String calendar();
}
