package org.alluvium.flows.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A panel shows what was known, days that arrive late included. */
@Tag("spark")
class AsOfPanelSparkTest extends SparkTest {
  private static final String IBM = "NYSE:IBM";
  private static final LocalDate FOURTH = LocalDate.of(2017, 1, 4);

  @Test
  void aDayThatArrivesLateIsNotInTheWindowBeforeItsArrival() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      DatasetBuilder bars =
          DatasetBuilder.of(spark(), DailyBars.SPEC)
              .byDefault(DailyBars.SYMBOL, IBM)
              .byDefault(DailyBars.PRICE_BASIS, "raw");
      bar(bars, "2017-01-02", "2017-01-02T21:00:00Z", 10);
      bar(bars, "2017-01-03", "2017-01-09T21:00:00Z", 11);
      bar(bars, "2017-01-04", "2017-01-04T21:00:00Z", 12);
      temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars.build(), "bars");
      Instant asOf = Instant.parse("2017-01-10T00:00:00Z");
      StageContext context =
          new StageContext(temp.lakehouse(), LocalDate.of(2017, 1, 9), asOf, "run-1");
      AsOfPanel panel = AsOfPanel.read(context, List.of(IBM), LocalDate.of(2017, 1, 1));

      panel.advance(Micros.of(Instant.parse("2017-01-04T21:00:00Z")));
      assertThat(panel.closesUpTo(List.of(IBM), FOURTH, 2)[0]).containsExactly(10, 12);

      panel.advanceToEnd();
      assertThat(panel.closesUpTo(List.of(IBM), FOURTH, 2)[0]).containsExactly(11, 12);
    }
  }

  private static void bar(DatasetBuilder bars, String date, String knownAt, double price) {
    bars.row(
        DailyBars.EVENT_DATE,
        date,
        DailyBars.KNOWN_AT,
        knownAt,
        DailyBars.OPEN,
        price,
        DailyBars.HIGH,
        price,
        DailyBars.LOW,
        price,
        DailyBars.CLOSE,
        price);
  }
}
