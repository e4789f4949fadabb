package org.alluvium.flows.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.alluvium.kernels.transform.CrossSection;

/** What happens to a feature across the instruments of one session before a model sees it. */
public enum Transform {
  /** As it is. */
  @JsonProperty("none")
  NONE,
  /** Held within a fixed bound, the same at all times. */
  @JsonProperty("clip")
  CLIP,
  /** Centred rank among the universe on that session. */
  @JsonProperty("rank_per_date")
  RANK_PER_DATE;

  /** Bound of {@link #CLIP}: Alpha158 values are ratios around 0 or 1. */
  private static final double CLIP_BOUND = 3.0;

  /** Applies the transform to one feature over the instruments of one session. */
  public double[] apply(double[] acrossInstruments) {
    return switch (this) {
      case NONE -> acrossInstruments.clone();
      case CLIP -> CrossSection.clip(acrossInstruments, CLIP_BOUND);
      case RANK_PER_DATE -> CrossSection.centredRank(acrossInstruments);
    };
  }
}
