package org.alluvium.flows.audit.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.alluvium.flows.audit.overfitting.picture.OverfittingPictures;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.declared.Declaration;
import org.alluvium.kernels.overfitting.DeflatedSharpe;
import org.alluvium.kernels.overfitting.TrialFamily;
import org.alluvium.kernels.performance.SharpeEstimate;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverfittingAuditTest {
  private static final int DAYS = 250;

  @TempDir private Path folder;
  private NoiseStudies studies;

  @BeforeEach
  void open() {
    studies = new NoiseStudies(DirectLakehouse.open(folder.resolve("lake").toString()));
  }

  @Test
  void everyTrialOfTheFamilyThatWasStartedCounts() {
    Map<String, Optional<ReturnStream>> columns = NoiseStudies.noise(20, DAYS, 1);
    columns.put("failed1", Optional.empty());
    columns.put("failed2", Optional.empty());
    studies.declare("first", columns);
    studies.declare(Declaration.ofLost(new Study("lost", NoiseStudies.FAMILY), 975, Map.of()));
    Study running = new Study("running", NoiseStudies.FAMILY);
    studies
        .writer()
        .start(running, LongStream.of(1, 2, 3).mapToObj(n -> trial(running, n)).toList());
    studies.declare(Declaration.ofLost(new Study("other", "another/family"), 5_000, Map.of()));

    OverfittingReport report = studies.judge("first", 10);

    assertThat(value(report, Measure.TRIALS_STARTED)).isEqualTo(1_000);
    assertThat(report.note(Measure.TRIALS_STARTED))
        .isEqualTo("of the family, over 3 studies: 20 finished, 977 failed, 3 unfinished");
    double[] sharpes =
        columns.values().stream()
            .flatMap(Optional::stream)
            .mapToDouble(stream -> sharpe(stream.values()))
            .toArray();
    double mean = Arrays.stream(sharpes).average().orElseThrow();
    double variance = Arrays.stream(sharpes).map(s -> (s - mean) * (s - mean)).sum() / 19;
    assertThat(value(report, Measure.SHARPE_VARIANCE)).isCloseTo(variance, within(1e-12));
    assertThat(value(report, Measure.EXPECTED_MAXIMUM))
        .isCloseTo(Math.sqrt(variance) * DeflatedSharpe.expectedMaximum(1_000), within(1e-12));
    assertThat(value(report, Measure.BEST_SHARPE))
        .isCloseTo(Arrays.stream(sharpes).max().orElseThrow(), within(1e-12));
    assertThat(report.statements())
        .anyMatch(text -> text.startsWith("At N = 1,000 a DSR of 0.95 needs an annual Sharpe of "))
        .anyMatch(text -> text.startsWith("On pure noise PBO is about 0.47, not 0"));
  }

  @Test
  void aSecondStudyOfTheFamilyMakesTheFirstHarderToBelieve() {
    studies.declare("first", NoiseStudies.noise(20, DAYS, 1));
    OverfittingReport before = studies.judge("first", 10);
    studies.declare("second", NoiseStudies.noise(200, DAYS, 2));
    OverfittingReport after = studies.judge("first", 10);

    assertThat(value(before, Measure.TRIALS_STARTED)).isEqualTo(20);
    assertThat(value(after, Measure.TRIALS_STARTED)).isEqualTo(220);
    assertThat(value(after, Measure.DEFLATED_SHARPE))
        .isLessThan(value(before, Measure.DEFLATED_SHARPE));
    assertThat(value(after, Measure.OVERFITTING_PROBABILITY))
        .isEqualTo(value(before, Measure.OVERFITTING_PROBABILITY));
  }

  @Test
  void trialsOfDifferentDatesAreJudgedOnTheCommonOnes() {
    Map<String, Optional<ReturnStream>> columns = NoiseStudies.noise(3, DAYS, 1);
    columns.computeIfPresent(
        "t1",
        (name, t) ->
            t.map(
                s -> ReturnStream.of(from(s.days(), 7), Arrays.copyOfRange(s.values(), 7, DAYS))));
    studies.declare("mixed", columns);

    OverfittingReport report = studies.judge("mixed", 16);

    // 242 periods in 338 days: 261.5 a year
    assertThat(report.statements().get(0))
        .isEqualTo(
            "243 dates from 2007-01-10 to 2007-12-14, common to the finished trials of the study (3); 7 others left out; 262 a year.");
    assertThat(report.note(Measure.OVERFITTING_PROBABILITY))
        .endsWith("16 blocks, the oldest 3 of 243 dates trimmed");
  }

  @Test
  void whatCannotBeComputedIsMissingWithItsReason() {
    studies.declare(Declaration.ofLost(new Study("lost", "lost/family"), 4, Map.of()));
    OverfittingReport lost = studies.judge("lost", 16);
    assertThat(value(lost, Measure.TRIALS_STARTED)).isEqualTo(4);
    assertThat(lost.note(Measure.DEFLATED_SHARPE)).isEqualTo("no trial of the study finished");
    assertThat(lost.verdict()).isEqualTo("No verdict: no trial of the study finished.");

    studies.declare("alone", NoiseStudies.noise(1, 30, 1));
    OverfittingReport alone = studies.judge("alone", 16);
    assertThat(value(alone, Measure.DEFLATED_SHARPE))
        .isEqualTo(value(alone, Measure.PROBABILISTIC_SHARPE));
    assertThat(alone.splits().missing())
        .isEqualTo("a cross-validation needs two finished trials that move, the study has 1");
    assertThat(alone.note(Measure.RUNNER_UP_P)).isEqualTo("there is no second trial that moves");

    studies.declare(
        Declaration.of(new Study("short", "short/family"), NoiseStudies.noise(5, 30, 1), Map.of()));
    OverfittingReport few = studies.judge("short", 16);
    assertThat(few.note(Measure.OVERFITTING_PROBABILITY))
        .isEqualTo("16 blocks need 32 common dates, there are 30; give fewer --blocks");
    assertThat(few.figure(Measure.DEFLATED_SHARPE).isPresent()).isTrue();

    ReturnStream flat = ReturnStream.of(NoiseStudies.weekdays(40), new double[40]);
    studies.declare(
        Declaration.of(
            new Study("flat", "flat/family"),
            Map.of("a", Optional.of(flat), "b", Optional.of(flat)),
            Map.of()));
    OverfittingReport still = studies.judge("flat", 4);
    assertThat(still.note(Measure.PROBABILISTIC_SHARPE))
        .isEqualTo("none of its finished trials (2) ever moves");
    assertThat(still.verdict())
        .isEqualTo("No verdict: none of its finished trials (2) ever moves.");
    assertThat(List.of(Measure.values()))
        .allSatisfy(measure -> assertThat(still.note(measure)).as(measure.key()).isNotBlank());
  }

  @Test
  void trialsThatNeverMoveRaiseTheBarAndNeverLowerIt() {
    Map<String, Optional<ReturnStream>> columns = NoiseStudies.noise(20, DAYS, 1);
    studies.declare("honest", columns);
    OverfittingReport honest = studies.judge("honest", 10);
    Map<String, Optional<ReturnStream>> flat = new LinkedHashMap<>();
    ReturnStream still = ReturnStream.of(NoiseStudies.weekdays(DAYS), new double[DAYS]);
    for (int trial = 0; trial < 180; trial++) {
      flat.put("flat" + trial, Optional.of(still));
    }
    studies.declare("padding", flat);
    OverfittingReport padded = studies.judge("honest", 10);

    assertThat(value(padded, Measure.TRIALS_STARTED)).isEqualTo(200);
    assertThat(value(padded, Measure.TRIALS_FINISHED)).isEqualTo(200);
    assertThat(padded.note(Measure.TRIALS_STARTED))
        .isEqualTo(
            "of the family, over 2 studies: 200 finished (180 of them never move), 0 failed, 0 unfinished");
    assertThat(value(padded, Measure.SHARPE_VARIANCE))
        .isEqualTo(value(honest, Measure.SHARPE_VARIANCE));
    assertThat(value(padded, Measure.DEFLATED_SHARPE))
        .isLessThan(value(honest, Measure.DEFLATED_SHARPE));
  }

  @Test
  void trialsThatNeverMoveDoNotNarrowTheDatesOfThoseThatDo() {
    Map<String, Optional<ReturnStream>> columns = NoiseStudies.noise(3, DAYS, 1);
    columns.put("flat", Optional.of(ReturnStream.of(NoiseStudies.weekdays(10), new double[10])));
    studies.declare("mixed", columns);
    assertThat(studies.judge("mixed", 10).statements().get(0))
        .startsWith("250 dates from ")
        .contains(
            "common to the finished trials of the study (3; 1 never move); 0 others left out");
  }

  @Test
  void copiesOfATrialDoNotMakeItBelievable() {
    Map<String, Optional<ReturnStream>> columns = NoiseStudies.noise(1, DAYS, 1);
    columns.computeIfPresent("t0", (name, t) -> t.map(stream -> NoiseStudies.plus(stream, 0.0015)));
    ReturnStream stream = columns.get("t0").orElseThrow();
    for (int copy = 1; copy < 100; copy++) {
      columns.put("copy" + copy, Optional.of(NoiseStudies.plus(stream, -1e-7 * copy)));
    }
    studies.declare("copies", columns);
    OverfittingReport report = studies.judge("copies", 10);

    assertThat(value(report, Measure.DEFLATED_SHARPE)).isGreaterThan(0.95);
    assertThat(value(report, Measure.INDEPENDENT_DEFLATED_SHARPE))
        .isCloseTo(
            DeflatedSharpe.of(
                    SharpeEstimate.of(stream.values()), new TrialFamily(100, 1.0 / (DAYS - 1)))
                .probability(),
            within(1e-12))
        .isLessThan(0.95);
    assertThat(value(report, Measure.EFFECTIVE_TRIALS)).isEqualTo(1);
    assertThat(report.verdict())
        .contains("But the trials are much alike, which lowers what is asked of it");
    assertThat(value(report, Measure.INDEPENDENT_ANNUAL_SHARPE))
        .isGreaterThan(value(report, Measure.REQUIRED_ANNUAL_SHARPE));
  }

  @Test
  void trialsThatNeverMeetAreNotJudged() {
    long[] days = NoiseStudies.weekdays(20);
    double[] values = {0.01, -0.01, 0.02, 0, 0.01, -0.02, 0.01, 0.02, 0, 0.01};
    studies.declare(
        "apart",
        Map.of(
            "a", Optional.of(ReturnStream.of(Arrays.copyOf(days, 10), values)),
            "b", Optional.of(ReturnStream.of(from(days, 10), values))));
    assertThat(studies.judge("apart", 4).verdict())
        .isEqualTo("No verdict: its finished trials (2) have 0 dates in common, 3 are needed.");
  }

  @Test
  void aStudyThatIsNotOnRecordIsNamedWithThoseThatAre() {
    studies.declare("first", NoiseStudies.noise(2, 30, 1));
    assertThatThrownBy(() -> studies.judge("frist", 4))
        .hasMessage(
            "gold.trials has no study 'frist'; it has the studies first; './alluvium trials list' shows them");
  }

  @Test
  void twoPicturesAreDrawn() throws IOException {
    studies.declare("first", NoiseStudies.noise(10, DAYS, 1));
    OverfittingReport report = studies.judge("first", 10);

    List<Path> files = OverfittingPictures.draw(report, folder.resolve("pictures"));

    assertThat(files).hasSize(2);
    for (Path file : files) {
      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(image.getWidth()).isEqualTo(1100);
      assertThat(image.getHeight()).isEqualTo(700);
      int[] pixels = image.getRGB(0, 0, 1100, 700, null, 0, 1100);
      assertThat(Arrays.stream(pixels).distinct().count())
          .as(file + " has colours")
          .isGreaterThan(20);
    }
  }

  private static Trial trial(Study study, long number) {
    return new Trial(study, number, Optional.empty(), "grid", "{}", OptionalLong.of(number));
  }

  private static long[] from(long[] days, int first) {
    return Arrays.copyOfRange(days, first, days.length);
  }

  private static double sharpe(double[] returns) {
    double mean = Arrays.stream(returns).average().orElseThrow();
    double squares = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
    return mean / Math.sqrt(squares / (returns.length - 1));
  }

  private static double value(OverfittingReport report, Measure measure) {
    return report.figure(measure).value();
  }
}
