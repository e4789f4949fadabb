package org.alluvium.kernels.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterTest {
  private static final RealInterval LINEAR = new RealInterval("x", -2, 6, Scale.LINEAR);
  private static final RealInterval LOG = new RealInterval("penalty", 0.001, 10, Scale.LOG);
  private static final IntegerInterval STEPS = new IntegerInterval("w", 5, 20, 5, Scale.LINEAR);
  private static final IntegerInterval RATIOS = new IntegerInterval("n", 1, 1000, 1, Scale.LOG);
  private static final Choices CHOICES = Choices.of("model", "ridge", "lasso", "a \"b\"\\\n");

  @Test
  void realsAreSpreadEvenlyOnTheirScale() {
    assertThat(LINEAR.at(0)).isEqualTo(-2);
    assertThat(LINEAR.at(0.25)).isEqualTo(0);
    assertThat(LINEAR.at(1)).isEqualTo(6);
    assertThat(LOG.at(0)).isEqualTo(0.001);
    assertThat(LOG.at(0.25)).isCloseTo(0.01, within(1e-16));
    assertThat(LOG.at(0.5)).isCloseTo(0.1, within(1e-15));
    assertThat(LOG.at(1)).isEqualTo(10);
  }

  @Test
  void everyIntegerHasAnEqualShareOfTheUnitInterval() {
    assertThat(STEPS.count()).isEqualTo(4);
    double[] found = {STEPS.at(0), STEPS.at(0.2499), STEPS.at(0.25), STEPS.at(0.75), STEPS.at(1)};
    assertThat(found).containsExactly(5, 5, 10, 20, 20);
    IntegerInterval wide = IntegerInterval.of("wide", -(1L << 52), 1L << 52);
    assertThat(wide.at(0)).isEqualTo(-0x1p52);
    assertThat(wide.at(1)).isEqualTo(0x1p52);
  }

  @Test
  void onALogarithmicScaleAnIntegerHasTheShareOfItsBorders() {
    int points = 1 << 20;
    int[] hits = new int[1001];
    for (int i = 0; i < points; i++) {
      hits[(int) RATIOS.at((i + 0.5) / points)]++;
    }
    double all = Math.log(1000.5 / 0.5);
    for (int value : new int[] {1, 2, 10, 999, 1000}) {
      assertThat(hits[value] / (double) points)
          .isCloseTo(Math.log((value + 0.5) / (value - 0.5)) / all, within(2.0 / points));
    }
    assertThat(RATIOS.at(0)).isEqualTo(1);
    assertThat(RATIOS.at(1)).isEqualTo(1000);
  }

  @Test
  void everyOptionHasAnEqualShare() {
    assertThat(CHOICES.at(0)).isEqualTo(0);
    assertThat(CHOICES.at(0.34)).isEqualTo(1);
    assertThat(CHOICES.at(0.67)).isEqualTo(2);
    assertThat(CHOICES.at(1)).isEqualTo(2);
    assertThat(CHOICES.option(1)).isEqualTo("lasso");
  }

  @Test
  void valuesAreJson() {
    assertThat(LOG.json(0.002)).isEqualTo("0.002");
    assertThat(STEPS.json(15)).isEqualTo("15");
    assertThat(CHOICES.json(0)).isEqualTo("\"ridge\"");
    assertThat(CHOICES.json(2)).isEqualTo("\"a \\\"b\\\"\\\\\\u000a\"");
  }

  @Test
  void textsAreReadBack() {
    assertThat(LOG.parse("2e-3")).isEqualTo(0.002);
    assertThat(STEPS.parse("15")).isEqualTo(15);
    assertThat(CHOICES.parse("lasso")).isEqualTo(1);
  }

  @Test
  void whatIsNoValueIsRefused() {
    refused(() -> LOG.parse("20"), "penalty: 20.0 lies outside 0.001 to 10.0; pass a value inside");
    refused(() -> LOG.require(Double.NaN), "penalty: NaN lies outside 0.001 to 10.0");
    refused(() -> LOG.parse("ten"), "penalty: \"ten\" is not a number; write it as 12 or 0.5");
    refused(() -> STEPS.parse("7"), "w: 7.0 is not among 5 to 20 by 5; pass one of these");
    refused(() -> STEPS.require(Double.NaN), "w: NaN is not among 5 to 20 by 5");
    refused(() -> CHOICES.parse("pls"), "model: \"pls\" is not among its options; pass one of [ri");
    refused(() -> CHOICES.require(3), "model: 3.0 is no place among its options; pass 0 to 2");
    refused(() -> LINEAR.at(1.5), "x: a point of the unit interval is 0 to 1, got 1.5");
    refused(() -> STEPS.at(-0.1), "w: a point of the unit interval is 0 to 1, got -0.1");
    refused(() -> CHOICES.at(Double.NaN), "model: a point of the unit interval is 0 to 1, got NaN");
  }

  @Test
  void whatIsNoIntervalIsRefused() {
    refused(() -> real(2, 2, Scale.LINEAR), "x: its interval is 2.0 to 2.0; pass finite ends");
    refused(() -> real(Double.NaN, 1, Scale.LINEAR), "x: its interval is NaN to 1.0");
    refused(() -> real(-1e308, 1e308, Scale.LINEAR), "x: its interval is -1.0E308 to 1.0E308");
    refused(() -> real(0, 1, Scale.LOG), "x: a logarithmic scale cannot begin at 0.0; pass a low");
    refused(() -> integer(3, 1, 1, Scale.LINEAR), "n: its interval is 3 to 1; pass the lower end");
    refused(() -> integer(0, 1L << 53, 1, Scale.LINEAR), "n: its interval is 0 to 90071992547");
    refused(() -> integer(0, 4, 0, Scale.LINEAR), "n: its step is 0; pass 1 or more");
    refused(
        () -> integer(5, 21, 10, Scale.LINEAR),
        "n: steps of 10 from 5 do not reach 21; pass 15 as its high end");
    refused(() -> integer(0, 4, 1, Scale.LOG), "n: a logarithmic scale cannot begin at 0; pass");
    refused(() -> integer(2, 4, 2, Scale.LOG), "n: a logarithmic scale has no step of 2; pass 1");
  }

  @Test
  void whatIsNoListOfOptionsIsRefused() {
    refused(() -> new Choices("c", List.of()), "c: it has no options; pass one or more");
    refused(() -> Choices.of("c", "a", ""), "c: an option is empty; give it a word, such as none");
    refused(() -> Choices.of("c", "a", "b", "a"), "c: an option is named twice in [a, b, a]");
  }

  @Test
  void aNameIsAWord() {
    assertThatThrownBy(() -> Choices.of("1 x", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a parameter is called \"1 x\"; begin with a letter, and go on with letters, digits, _ and .");
  }

  private static void real(double low, double high, Scale scale) {
    new RealInterval("x", low, high, scale).name();
  }

  private static void integer(long low, long high, long step, Scale scale) {
    new IntegerInterval("n", low, high, step, scale).name();
  }

  private static void refused(Runnable call, String problem) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("parameter " + problem);
  }
}
