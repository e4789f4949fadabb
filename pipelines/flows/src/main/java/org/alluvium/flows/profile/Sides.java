package org.alluvium.flows.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which positions a strategy may take. */
public enum Sides {
  @JsonProperty("long")
  LONG,
  @JsonProperty("short")
  SHORT,
  @JsonProperty("long_short")
  LONG_SHORT
}
