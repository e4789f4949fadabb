package org.alluvium.kernels.search;

/** Chooses the trials of a sweep without looking at their results. */
public interface TrialSampler {

  /**
   * The values of a trial: a function of the sampler and the index, whatever was asked before.
   *
   * @param index from 0 on
   * @throws IllegalArgumentException when there is no such trial
   */
  TrialValues trial(long index);
}
