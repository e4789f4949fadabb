package org.alluvium.flows.sweep;

import java.util.Locale;

/** What chooses the parameters of trials. */
public enum SamplerKind {
  SOBOL,
  GRID,
  RANDOM,
  TPE;

  /** As configuration names it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SamplerKind named(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
