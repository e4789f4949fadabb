package org.alluvium.kernels.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Properties that hold for all bars, rules and sides, on seeded draws. */
class ExitBoundsPropertyTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void noPathEndsWorseThanTheWorstOrBetterThanTheBest() {
    int uncertain = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Draw draw = new Draw(seed);
      ExitBounds bounds = draw.bounds(draw.bars);
      uncertain += bounds.isCertain() ? 0 : 1;
      double[] results = new double[20];
      Arrays.setAll(
          results,
          unused -> SimulatedPath.positionReturn(draw.rule, draw.side, draw.entry(), draw.path()));
      Arrays.sort(results);

      assertThat(results[0]).isGreaterThanOrEqualTo(bounds.worst().positionReturn() - ROUNDING);
      assertThat(results[results.length - 1])
          .isLessThanOrEqualTo(bounds.best().positionReturn() + ROUNDING);
    }
    assertThat(uncertain).isBetween(500, 1_500);
  }

  /** The bounds are no wider than they must be: some path comes as close as one likes to each. */
  @Test
  void somePathComesToEachBound() {
    int steps = 500;
    for (int seed = 0; seed < 300; seed++) {
      Draw draw = new Draw(seed);
      double[] bar = draw.bars.get(0);
      ExitBounds bounds = draw.bounds(List.of(bar));
      double worst = Double.POSITIVE_INFINITY;
      double best = Double.NEGATIVE_INFINITY;
      double far = draw.side == Side.LONG ? bar[1] : bar[2];
      double near = draw.side == Side.LONG ? bar[2] : bar[1];
      for (int step = 0; step <= steps; step++) {
        double turn = bar[0] + (far - bar[0]) * step / steps;
        double[] points = {bar[0], turn, near, far, bar[3]};
        double result = SimulatedPath.positionReturn(draw.rule, draw.side, bar[0], List.of(points));
        worst = Math.min(worst, result);
        best = Math.max(best, result);
      }
      double step = Math.abs(far - bar[0]) / steps / bar[0];
      assertThat(bounds.worst().positionReturn()).isEqualTo(worst, within(2 * step + ROUNDING));
      assertThat(bounds.best().positionReturn()).isEqualTo(best, within(2 * step + ROUNDING));
    }
  }

  @Test
  void withoutATrailingStopTheWorstPathMeetsTheLowFirst() {
    for (int seed = 0; seed < 2_000; seed++) {
      Draw draw = new Draw(seed);
      ExitRule fixed = ExitRule.of(draw.rule.hardStop(), draw.rule.takeProfit());
      List<double[]> lowFirst = draw.bars.stream().map(draw::badFirst).toList();

      Exit worst = fixed.worst(draw.position(), BarTable.of(draw.rows()));

      assertThat(worst.positionReturn())
          .isEqualTo(
              SimulatedPath.positionReturn(fixed, draw.side, draw.entry(), lowFirst),
              within(ROUNDING));
    }
  }

  @Test
  void shorterBarsNarrowTheBounds() {
    int narrower = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Draw draw = new Draw(seed);
      List<double[]> joined = draw.joined();
      ExitBounds fine = draw.bounds(joined);
      ExitBounds coarse = draw.bounds(List.of(whole(joined)));

      assertThat(fine.worst().positionReturn())
          .isGreaterThanOrEqualTo(coarse.worst().positionReturn());
      assertThat(fine.best().positionReturn()).isLessThanOrEqualTo(coarse.best().positionReturn());
      narrower += fine.isCertain() && !coarse.isCertain() ? 1 : 0;
    }
    assertThat(narrower).isGreaterThan(50);
  }

  @Test
  void barsAfterACertainEndDoNotMatter() {
    int cut = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Draw draw = new Draw(seed);
      ExitBounds bounds = draw.bounds(draw.bars);
      int end = (int) bounds.worst().at();
      if (bounds.isCertain() && end < draw.bars.size() - 1) {
        double[][] other = draw.rows();
        Arrays.fill(other, end + 1, other.length, BarTable.bar(1e-3, 1e6, 1e-6, 1e3));

        assertThat(draw.rule.bounds(draw.position(), BarTable.of(other))).isEqualTo(bounds);
        cut++;
      }
    }
    assertThat(cut).isGreaterThan(200);
  }

  private static double[] whole(List<double[]> bars) {
    return BarTable.bar(
        bars.get(0)[0],
        bars.stream().mapToDouble(bar -> bar[1]).max().orElseThrow(),
        bars.stream().mapToDouble(bar -> bar[2]).min().orElseThrow(),
        bars.get(bars.size() - 1)[3]);
  }

  /** One to six bars around 100, a rule whose levels lie among them, and a side. */
  private static final class Draw {
    private final SplittableRandom random;
    private final Side side;
    private final ExitRule rule;
    private final List<double[]> bars = new ArrayList<>();

    Draw(long seed) {
      random = new SplittableRandom(seed);
      side = random.nextBoolean() ? Side.LONG : Side.SHORT;
      TrailingStop trailing =
          random.nextInt(5) == 0
              ? TrailingStop.NONE
              : new TrailingStop(
                  random.nextInt(3) == 0 ? 0 : random.nextDouble(0.02),
                  random.nextDouble(0.001, 0.02));
      rule =
          new ExitRule(
              random.nextInt(6) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(0.002, 0.03),
              random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble(0.002, 0.04),
              trailing);
      double close = 100;
      for (int size = 1 + random.nextInt(6); size > 0; size--) {
        double[] bar = bar(close * random.nextDouble(0.995, 1.005));
        bars.add(bar);
        close = bar[3];
      }
    }

    double entry() {
      return bars.get(0)[0];
    }

    double[][] rows() {
      return bars.toArray(double[][]::new);
    }

    Position position() {
      return new Position(side, entry(), EntryPoint.OPEN, 0, bars.size() - 1);
    }

    ExitBounds bounds(List<double[]> given) {
      Position position = new Position(side, given.get(0)[0], EntryPoint.OPEN, 0, given.size() - 1);
      return rule.bounds(position, BarTable.of(given.toArray(double[][]::new)));
    }

    /** The same bars moved so that each opens where the one before closed. */
    List<double[]> joined() {
      List<double[]> joined = new ArrayList<>();
      double open = 100;
      for (double[] bar : bars) {
        double shift = open - bar[0];
        double close = bar[3] + shift;
        double high = Math.max(Math.max(open, close), bar[1] + shift);
        double low = Math.min(Math.min(open, close), bar[2] + shift);
        joined.add(BarTable.bar(open, high, low, close));
        open = close;
      }
      return joined;
    }

    /** A path through each bar's open, high, low and close, with turns at random in between. */
    List<double[]> path() {
      return bars.stream().map(this::turns).toList();
    }

    double[] badFirst(double[] bar) {
      return side == Side.LONG
          ? new double[] {bar[0], bar[2], bar[1], bar[3]}
          : new double[] {bar[0], bar[1], bar[2], bar[3]};
    }

    private double[] turns(double[] bar) {
      int between = random.nextInt(8);
      double[] points = new double[between + 4];
      Arrays.setAll(points, unused -> random.nextDouble(bar[2], Math.nextUp(bar[1])));
      points[0] = bar[0];
      int first = 1 + random.nextInt(between + 1);
      int second = 1 + (first - 1 + 1 + random.nextInt(between + 1)) % (between + 2);
      points[first] = bar[1];
      points[second] = bar[2];
      points[between + 3] = bar[3];
      return points;
    }

    private double[] bar(double open) {
      double size = random.nextDouble(0.001, 0.04);
      double low = open * (1 - size * random.nextDouble());
      double high = open * (1 + size * random.nextDouble());
      return BarTable.bar(open, high, low, random.nextDouble(low, high));
    }
  }
}
