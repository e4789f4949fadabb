package org.alluvium.kernels.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * Cumulative moments of an expanding window, from the moments of its blocks.
 *
 * <p>At cutoff k the cumulative moments are ((B₀ + B₁) + B₂) + … + B_k, blocks in cutoff order,
 * each in the version that holds at k. Where no earlier block changed this is one merge with the
 * cumulative moments of k − 1; where one did, everything is folded again from block 0. Nothing is
 * ever subtracted, for digits would cancel, and cumulative moments of earlier cutoffs do not move.
 * Both ways give the same bits, so a timeline resumed week by week equals one folded from nothing.
 *
 * <p>Immutable. {@link #fold} is O(d²) per cutoff, and O(k·d²) at a cutoff with a correction.
 */
public final class MomentsTimeline {
  private final Moments start;
  private final int startCutoff;
  private final Supplier<List<Moments>> earlierBlocks;

  private MomentsTimeline(Moments start, int startCutoff, Supplier<List<Moments>> earlierBlocks) {
    this.start = start;
    this.startCutoff = startCutoff;
    this.earlierBlocks = earlierBlocks;
  }

  /**
   * A timeline before its first cutoff.
   *
   * @param dimension number of features plus one
   */
  public static MomentsTimeline fromNothing(int dimension) {
    return new MomentsTimeline(Moments.empty(dimension), -1, List::of);
  }

  /**
   * A timeline that goes on after a stored cutoff.
   *
   * @param cumulative stored cumulative moments at {@code cutoff}
   * @param cutoff index of the last cutoff folded
   * @param earlierBlocks gives the blocks 0…{@code cutoff} in the versions that hold at {@code
   *     cutoff}, empty moments for weeks without rows. It is called at most once per fold, and only
   *     if a correction touches one of them
   */
  public static MomentsTimeline resume(
      Moments cumulative, int cutoff, Supplier<List<Moments>> earlierBlocks) {
    Check.atLeast(cutoff, 0, "cutoff to resume from");
    return new MomentsTimeline(cumulative, cutoff, earlierBlocks);
  }

  /**
   * Folds further cutoffs.
   *
   * @param versions new blocks and corrections that take effect after the start and not after
   *     {@code lastCutoff}, in any order; a block that is not named has no rows
   * @param lastCutoff index of the last cutoff wanted
   * @return one entry for each cutoff after the start, in order
   * @throws IllegalArgumentException if a version takes effect outside that range, two versions of
   *     a block take effect at one cutoff, or the earlier blocks do not add up to the cumulative
   *     moments resumed from
   */
  public List<CutoffMoments> fold(Collection<BlockVersion> versions, int lastCutoff) {
    SortedMap<Integer, List<BlockVersion>> byCutoff = byCutoff(versions, lastCutoff);
    CurrentBlocks blocks = new CurrentBlocks(start, startCutoff, earlierBlocks);
    List<CutoffMoments> folded = new ArrayList<>();
    Moments cumulative = start;
    for (int cutoff = startCutoff + 1; cutoff <= lastCutoff; cutoff++) {
      List<BlockVersion> effective = byCutoff.getOrDefault(cutoff, List.of());
      effective.forEach(blocks::replace);
      List<BlockVersion> corrections = effective.stream().filter(BlockVersion::corrects).toList();
      Moments block = blocks.at(cutoff);
      cumulative = corrections.isEmpty() ? Moments.merge(cumulative, block) : blocks.sum(cutoff);
      folded.add(new CutoffMoments(cutoff, block, cumulative, corrections));
    }
    return folded;
  }

  private SortedMap<Integer, List<BlockVersion>> byCutoff(
      Collection<BlockVersion> versions, int lastCutoff) {
    SortedMap<Integer, List<BlockVersion>> byCutoff = new TreeMap<>();
    BlockVersion before = null;
    for (BlockVersion version : versions.stream().sorted(BlockVersion.ORDER).toList()) {
      Check.isTrue(
          version.cutoff() > startCutoff && version.cutoff() <= lastCutoff,
          "a version of block "
              + version.block()
              + " takes effect at cutoff "
              + version.cutoff()
              + ", outside the folded range "
              + (startCutoff + 1)
              + ".."
              + lastCutoff);
      Check.isTrue(
          before == null || BlockVersion.ORDER.compare(before, version) != 0,
          "block " + version.block() + " has two versions at cutoff " + version.cutoff());
      byCutoff.computeIfAbsent(version.cutoff(), cutoff -> new ArrayList<>()).add(version);
      before = version;
    }
    return byCutoff;
  }
}
