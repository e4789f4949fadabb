package org.alluvium.flows.vintage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.SparkSession;

/** Raw bars of Apple around the split of seven on 2014-06-09, known at 21:00 UTC of their day. */
public final class RawApple {
  public static final String SYMBOL = "USA:AAPL";
  public static final LocalDate SPLIT_DAY = LocalDate.of(2014, 6, 9);
  private static final double UNITS_PER_DOLLAR = 10_000;

  private final SparkSession spark;
  private final TempLakehouse temp;

  private RawApple(SparkSession spark, TempLakehouse temp) {
    this.spark = spark;
    this.temp = temp;
  }

  /** A lakehouse with the bars of 2014-01-02..2014-09-30 and the dividends of that time. */
  public static RawApple in(SparkSession spark, TempLakehouse temp) {
    RawApple apple = new RawApple(spark, temp);
    apple.writeInstrument();
    apple.writeBars();
    apple.writeAction("2014-02-06", "dividend", 3.05, "2014-02-06T05:00:00Z");
    apple.writeAction("2014-05-08", "dividend", 3.29, "2014-05-08T04:00:00Z");
    apple.writeAction("2014-08-07", "dividend", 0.47, "2014-08-07T04:00:00Z");
    return apple;
  }

  /** States the split, as known from an instant on. */
  public void writeSplit(String knownAt) {
    writeAction(SPLIT_DAY.toString(), "split", 7, knownAt);
  }

  /** A run as of 21:00 UTC of a day. */
  public StageContext asOf(String day) {
    return new StageContext(
        temp.lakehouse(),
        LocalDate.parse(day),
        Instant.parse(day + "T21:00:00Z"),
        temp.lakehouse().runId());
  }

  /** The sessions of the bars. */
  public static List<LocalDate> sessions() {
    return lines().map(cells -> day(cells[0])).toList();
  }

  /** Raw close of a session. */
  public static double close(String session) {
    return lines()
        .filter(cells -> day(cells[0]).equals(LocalDate.parse(session)))
        .mapToDouble(cells -> dollars(cells[4]))
        .findFirst()
        .orElseThrow();
  }

  private void writeInstrument() {
    temp.lakehouse()
        .write(Instruments.SPEC)
        .appendOnce(
            DatasetBuilder.of(spark, Instruments.SPEC)
                .row(
                    Instruments.SYMBOL,
                    SYMBOL,
                    Instruments.VALID_FROM,
                    "1980-12-12",
                    Instruments.KNOWN_AT,
                    "1980-12-12T00:00:00Z",
                    Instruments.ASSET_CLASS,
                    "equity",
                    Instruments.TICK_SIZE,
                    0.01,
                    Instruments.LOT_SIZE,
                    1,
                    Instruments.CONTRACT_MULTIPLIER,
                    1)
                .build(),
            "instrument");
  }

  private void writeBars() {
    DatasetBuilder bars =
        DatasetBuilder.of(spark, DailyBars.SPEC)
            .byDefault(DailyBars.SYMBOL, SYMBOL)
            .byDefault(DailyBars.PRICE_BASIS, "raw")
            .byDefault(DailyBars.SOURCE, "test");
    lines()
        .forEach(
            cells ->
                bars.row(
                    DailyBars.EVENT_DATE,
                    day(cells[0]).toString(),
                    DailyBars.KNOWN_AT,
                    day(cells[0]) + "T21:00:00Z",
                    DailyBars.OPEN,
                    dollars(cells[1]),
                    DailyBars.HIGH,
                    dollars(cells[2]),
                    DailyBars.LOW,
                    dollars(cells[3]),
                    DailyBars.CLOSE,
                    dollars(cells[4]),
                    DailyBars.VOLUME,
                    Double.parseDouble(cells[5])));
    temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars.build(), "bars");
  }

  private void writeAction(String exDate, String kind, double value, String knownAt) {
    temp.lakehouse()
        .write(CorporateActions.SPEC)
        .appendOnce(
            DatasetBuilder.of(spark, CorporateActions.SPEC)
                .row(
                    CorporateActions.SYMBOL,
                    SYMBOL,
                    CorporateActions.EX_DATE,
                    exDate,
                    CorporateActions.KIND,
                    kind,
                    CorporateActions.KNOWN_AT,
                    knownAt,
                    CorporateActions.VALUE,
                    value,
                    CorporateActions.SOURCE,
                    "test")
                .build(),
            kind + exDate + knownAt);
  }

  private static Stream<String[]> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                RawApple.class.getResourceAsStream("/lean/aapl_2014.csv"),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(l -> !l.startsWith("#"))
          .map(l -> l.split(","))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalDate day(String cell) {
    return LocalDate.parse(cell.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static double dollars(String cell) {
    return Double.parseDouble(cell) / UNITS_PER_DOLLAR;
  }
}
