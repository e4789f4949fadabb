package org.alluvium.kernels.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTimelineTest {
  private static final int DIMENSION = GeneratedHistory.DIMENSION;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void weekByWeekAndFromNothingGiveTheSameBitsWithCorrections(long seed) {
    GeneratedHistory history = GeneratedHistory.withCorrections(seed);
    List<CutoffMoments> whole = fromNothing(history);

    assertThat(inRuns(history, new Random(seed), 1, new AtomicInteger())).isEqualTo(whole);
    assertThat(inRuns(history, new Random(seed), 9, new AtomicInteger())).isEqualTo(whole);
    assertThat(whole.stream().mapToInt(step -> step.corrections().size()).sum()).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void withoutCorrectionsEarlierBlocksAreNeverReadAndBitsAreTheSame(long seed) {
    GeneratedHistory history = GeneratedHistory.withoutCorrections(seed);
    AtomicInteger reads = new AtomicInteger();

    List<CutoffMoments> resumed = inRuns(history, new Random(seed), 1, reads);

    assertThat(resumed).isEqualTo(fromNothing(history));
    assertThat(reads).hasValue(0);
    long read = resumed.stream().mapToLong(CutoffMoments::rowsRead).sum();
    assertThat(read).isEqualTo(resumed.get(resumed.size() - 1).rows());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void eachCutoffHoldsTheNewestVersionsKnownThen(long seed) {
    GeneratedHistory history = GeneratedHistory.withCorrections(seed);
    for (CutoffMoments step : fromNothing(history)) {
      Moments expected = newestComplete(history, step.cutoff());

      assertThat(step.rows()).isEqualTo(expected.count());
      for (int i = 0; i < DIMENSION && expected.count() > 0; i++) {
        assertThat(step.cumulative().mean(i)).isCloseTo(expected.mean(i), within(1e-11));
        for (int j = 0; j <= i; j++) {
          assertThat(step.cumulative().crossProduct(i, j))
              .isCloseTo(expected.crossProduct(i, j), within(1e-10 * expected.count()));
        }
      }
    }
  }

  @Test
  void aCorrectionLeavesEarlierCutoffsAlone() {
    Moments first = block(1, 2);
    Moments second = block(3, 4);
    Moments corrected = block(8, 9);
    List<BlockVersion> original = List.of(version(0, 0, first), version(1, 1, second));
    List<BlockVersion> restated = new ArrayList<>(original);
    restated.add(version(0, 2, corrected));

    List<CutoffMoments> before = MomentsTimeline.fromNothing(1).fold(original, 2);
    List<CutoffMoments> after = MomentsTimeline.fromNothing(1).fold(restated, 2);

    assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
    assertThat(after.get(2).cumulative()).isEqualTo(Moments.merge(corrected, second));
    assertThat(after.get(2).corrections()).containsExactly(version(0, 2, corrected));
    assertThat(after.get(2).rowsRead()).isEqualTo(2);
  }

  @Test
  void theOrderInWhichVersionsAreGivenDoesNotMatter() {
    GeneratedHistory history = GeneratedHistory.withCorrections(4);
    List<BlockVersion> shuffled = new ArrayList<>(versions(history));
    Collections.shuffle(shuffled, new Random(1));

    assertThat(MomentsTimeline.fromNothing(DIMENSION).fold(shuffled, 39))
        .isEqualTo(fromNothing(history));
  }

  @Test
  void aWeekWithoutRowsRepeatsTheCumulativeMoments() {
    List<CutoffMoments> steps =
        MomentsTimeline.fromNothing(1).fold(List.of(version(1, 1, block(1, 2))), 2);

    assertThat(steps).extracting(CutoffMoments::rows).containsExactly(0L, 2L, 2L);
    assertThat(steps.get(2).block()).isEqualTo(Moments.empty(1));
  }

  @Test
  void refusesBlocksThatDoNotAddUpToTheStoredMoments() {
    MomentsTimeline timeline =
        MomentsTimeline.resume(block(1, 2, 3), 0, () -> List.of(block(1, 2, 4)));

    assertThatThrownBy(() -> timeline.fold(List.of(version(0, 1, block(5))), 1))
        .hasMessageContaining(
            "stored cumulative moments at cutoff 0 are not the sum of their blocks");
    assertThatThrownBy(
            () ->
                MomentsTimeline.resume(block(1), 3, List::of)
                    .fold(List.of(version(0, 4, block(5))), 4))
        .hasMessage("blocks up to the cutoff resumed from must have length 4, got 0");
  }

  @Test
  void refusesVersionsOutsideTheFoldedCutoffs() {
    MomentsTimeline timeline = MomentsTimeline.resume(block(1, 2), 3, List::of);

    assertThatThrownBy(() -> timeline.fold(List.of(version(2, 3, block(5))), 5))
        .hasMessage("a version of block 2 takes effect at cutoff 3, outside the folded range 4..5");
    assertThatThrownBy(
            () -> timeline.fold(List.of(version(4, 4, block(5)), version(4, 4, block(6))), 5))
        .hasMessage("block 4 has two versions at cutoff 4");
    assertThatThrownBy(() -> version(4, 3, block(5)))
        .hasMessage("cutoff of a version of block 4 must be >= 4, got 3");
  }

  private static List<CutoffMoments> fromNothing(GeneratedHistory history) {
    return MomentsTimeline.fromNothing(DIMENSION)
        .fold(versions(history), history.calendar().size() - 1);
  }

  /** Runs of 1…longest weeks, each of which knows only what was known at its last cutoff. */
  private static List<CutoffMoments> inRuns(
      GeneratedHistory history, Random random, int longest, AtomicInteger reads) {
    List<CutoffMoments> steps = new ArrayList<>();
    int done = -1;
    while (done < history.calendar().size() - 1) {
      int last = Math.min(done + 1 + random.nextInt(longest), history.calendar().size() - 1);
      GeneratedHistory known = history.knownAt(last);
      int start = done;
      List<BlockVersion> delta =
          versions(known).stream().filter(version -> version.cutoff() > start).toList();
      steps.addAll(timeline(known, steps, start, reads).fold(delta, last));
      done = last;
    }
    return steps;
  }

  private static MomentsTimeline timeline(
      GeneratedHistory known, List<CutoffMoments> steps, int start, AtomicInteger reads) {
    if (start < 0) {
      return MomentsTimeline.fromNothing(DIMENSION);
    }
    double[] stored = steps.get(start).cumulative().toArray();
    return MomentsTimeline.resume(
        Moments.fromArray(stored),
        start,
        () -> {
          reads.incrementAndGet();
          return blocksAt(known, start);
        });
  }

  private static List<Moments> blocksAt(GeneratedHistory known, int cutoff) {
    List<Moments> blocks =
        new ArrayList<>(Collections.nCopies(cutoff + 1, Moments.empty(DIMENSION)));
    for (TrainingBlock block : known.blocks()) {
      block.currentAt(cutoff).ifPresent(now -> blocks.set(now.block(), now.moments()));
    }
    return blocks;
  }

  private static List<BlockVersion> versions(GeneratedHistory history) {
    return history.blocks().stream().flatMap(block -> block.versions().stream()).toList();
  }

  private static Moments newestComplete(GeneratedHistory history, int cutoff) {
    List<TrainingRow> known = history.knownAt(cutoff).versions();
    MomentsAccumulator accumulator = MomentsAccumulator.ofDimension(DIMENSION);
    for (int i = 0; i < known.size(); i++) {
      boolean newest = i + 1 == known.size() || !known.get(i + 1).sameObservation(known.get(i));
      if (newest && known.get(i).complete()) {
        accumulator.add(known.get(i).values());
      }
    }
    return accumulator.moments();
  }

  private static BlockVersion version(int block, int cutoff, Moments moments) {
    return new BlockVersion(block, cutoff, moments, 0);
  }

  private static Moments block(double... values) {
    MomentsAccumulator accumulator = MomentsAccumulator.ofDimension(1);
    for (double value : values) {
      accumulator.add(new double[] {value});
    }
    return accumulator.moments();
  }
}
