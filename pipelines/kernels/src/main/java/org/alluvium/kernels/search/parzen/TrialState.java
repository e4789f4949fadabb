package org.alluvium.kernels.search.parzen;

/** What is known of a trial that was made. */
public enum TrialState {
  /** It has an objective. */
  FINISHED,
  /** It has none and will get none: it counts as worse than every one that finished. */
  FAILED,
  /** It has none yet: it counts as {@link #FAILED} as long as that is so. */
  PENDING
}
