package org.alluvium.kernels.search;

/**
 * Trials that fill the space evenly: the {@link SobolSequence} with an {@link OwenScramble}. Every
 * 2^m trials from a multiple of 2^m on are balanced: prefer a power of two.
 */
public final class SobolSampler implements TrialSampler {
  private final SearchSpace space;
  private final SobolSequence sequence;
  private final OwenScramble scramble;

  /**
   * @param space that the trials come from
   * @param seed of the scramble; another one gives other trials, equally even
   */
  public SobolSampler(SearchSpace space, long seed) {
    this.space = space;
    this.sequence = new SobolSequence(space.dimension());
    this.scramble = new OwenScramble(seed);
  }

  @Override
  public TrialValues trial(long index) {
    return space.at(scramble.apply(sequence.point(index)));
  }
}
