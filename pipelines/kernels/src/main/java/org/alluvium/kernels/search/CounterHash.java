package org.alluvium.kernels.search;

/**
 * Random bits that are a function of a seed and a counter: output number {@code counter} of the
 * SplitMix64 generator whose state is the mixed seed. No state, so that the bits of a trial do not
 * depend on what was drawn before. O(1).
 *
 * <p>Reference: Steele, Lea and Flood, Fast splittable pseudorandom number generators (OOPSLA,
 * 2014), figure 16, with mixing variant 13 of Stafford.
 */
public final class CounterHash {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private CounterHash() {}

  /** 64 random bits. */
  public static long bits(long seed, long counter) {
    return mix(mix(seed) + (counter + 1) * GOLDEN_GAMMA);
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  public static double uniform(long seed, long counter) {
    return (bits(seed, counter) >>> 11) * 0x1p-53;
  }

  /** A bijection whose every output bit depends on every input bit. */
  static long mix(long value) {
    long first = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }
}
