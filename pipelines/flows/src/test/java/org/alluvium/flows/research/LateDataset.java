package org.alluvium.flows.research;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.apache.spark.sql.SparkSession;

/**
 * Generated raw equities and a macro series that came on time until an evening, and 1,000 rows that
 * came within the week after it and correct what was known before: 900 restated bars, 99 revised
 * observations, and a split that nobody had announced. The same seed gives the same rows.
 */
final class LateDataset {
  static final LocalDate EVE = LocalDate.of(2017, 3, 10);
  static final LocalDate WEEK_LATER = LocalDate.of(2017, 3, 17);
  static final String RATE = "RATE";
  static final int BARS = 900;
  static final int OBSERVATIONS = 99;
  private static final LocalDate FIRST = LocalDate.of(2016, 1, 4);
  private static final List<String> SYMBOLS = List.of("GEN:A", "GEN:B", "GEN:C", "GEN:D");
  private static final int ARRIVALS = 8;
  private static final long SEED = 20170310;

  private final SparkSession spark;
  private final List<Object[]> bars = new ArrayList<>();
  private final List<Object[]> rates = new ArrayList<>();
  private final List<Object[]> actions = new ArrayList<>();

  LateDataset(SparkSession spark) {
    this.spark = spark;
    Random random = new Random(SEED);
    SYMBOLS.forEach(symbol -> generate(symbol, random));
    sessions().forEach(day -> rates.add(new Object[] {day, close(day), random.nextGaussian()}));
    actions.add(new Object[] {SYMBOLS.get(1), LocalDate.of(2016, 8, 1), close(FIRST), 3.0});
    correct(random);
  }

  /** When a session's bars are known. */
  static Instant close(LocalDate day) {
    return Instant.parse(day + "T21:00:00Z");
  }

  /** Rows of any kind that correct what was known on the eve. */
  long corrections() {
    Predicate<Object[]> late =
        row -> ((Instant) row[row.length - 2]).isAfter(close(EVE)) && isOfBefore(row);
    return bars.stream().filter(late).count()
        + rates.stream().filter(late).count()
        + actions.stream().filter(late).count();
  }

  private static boolean isOfBefore(Object[] row) {
    LocalDate day = (LocalDate) row[row.length - 3];
    return !day.isAfter(EVE);
  }

  /** Adds what became known after one instant and by another. */
  void append(Lakehouse lakehouse, Instant after, Instant by) {
    Predicate<Object[]> isNew =
        row -> {
          Instant known = (Instant) row[row.length - 2];
          return known.isAfter(after) && !known.isAfter(by);
        };
    lakehouse.write(DailyBars.SPEC).appendOnce(bars(isNew).build(), "bars " + by);
    lakehouse.write(SilverMacro.SPEC).appendOnce(rates(isNew).build(), "rates " + by);
    lakehouse.write(CorporateActions.SPEC).appendOnce(actions(isNew).build(), "actions " + by);
  }

  void writeInstruments(Lakehouse lakehouse) {
    DatasetBuilder rows =
        DatasetBuilder.of(spark, Instruments.SPEC)
            .byDefault(Instruments.VALID_FROM, "1970-01-01")
            .byDefault(Instruments.KNOWN_AT, "1970-01-01T00:00:00Z")
            .byDefault(Instruments.ASSET_CLASS, "equity")
            .byDefault(Instruments.CALENDAR, "us_equity")
            .byDefault(Instruments.PRICE_BASIS, "raw")
            .byDefault(Instruments.TICK_SIZE, 0.01)
            .byDefault(Instruments.LOT_SIZE, 1)
            .byDefault(Instruments.CONTRACT_MULTIPLIER, 1);
    SYMBOLS.forEach(symbol -> rows.row(Instruments.SYMBOL, symbol));
    lakehouse.write(Instruments.SPEC).appendOnce(rows.build(), "instruments");
  }

  private void generate(String symbol, Random random) {
    double price = 20 + 80 * random.nextDouble();
    for (LocalDate day : sessions()) {
      price *= Math.exp(0.02 * random.nextGaussian());
      bars.add(new Object[] {symbol, price, 1000.0 + random.nextInt(9000), day, close(day), 1.0});
    }
  }

  private void correct(Random random) {
    List<Object[]> before = new ArrayList<>(bars.stream().filter(LateDataset::isOfBefore).toList());
    Collections.shuffle(before, random);
    for (Object[] bar : before.subList(0, BARS)) {
      double change = 1 + 0.01 * random.nextGaussian();
      bars.add(
          new Object[] {bar[0], (double) bar[1] * change, bar[2], bar[3], arrival(random), 1.0});
    }
    List<Object[]> revised =
        new ArrayList<>(rates.stream().filter(row -> !((LocalDate) row[0]).isAfter(EVE)).toList());
    Collections.shuffle(revised, random);
    for (Object[] rate : revised.subList(0, OBSERVATIONS)) {
      rates.add(new Object[] {rate[0], arrival(random), (double) rate[2] + 0.125});
    }
    actions.add(new Object[] {SYMBOLS.get(0), LocalDate.of(2017, 2, 1), arrival(random), 2.0});
  }

  /** One of a few moments of the week after the eve, before its last close. */
  private static Instant arrival(Random random) {
    return close(EVE).plus(Duration.ofHours(20L * (1 + random.nextInt(ARRIVALS))));
  }

  private DatasetBuilder bars(Predicate<Object[]> which) {
    DatasetBuilder rows =
        DatasetBuilder.of(spark, DailyBars.SPEC)
            .byDefault(DailyBars.PRICE_BASIS, "raw")
            .byDefault(DailyBars.SOURCE, "generated");
    for (Object[] bar : bars.stream().filter(which).toList()) {
      double price = (double) bar[1];
      rows.row(
          DailyBars.SYMBOL,
          bar[0],
          DailyBars.EVENT_DATE,
          bar[3],
          DailyBars.KNOWN_AT,
          bar[4],
          DailyBars.OPEN,
          price * 0.995,
          DailyBars.HIGH,
          price * 1.01,
          DailyBars.LOW,
          price * 0.985,
          DailyBars.CLOSE,
          price,
          DailyBars.VOLUME,
          bar[2]);
    }
    return rows;
  }

  private DatasetBuilder rates(Predicate<Object[]> which) {
    DatasetBuilder rows =
        DatasetBuilder.of(spark, SilverMacro.SPEC)
            .byDefault(SilverMacro.SERIES, RATE)
            .byDefault(SilverMacro.SOURCE, "generated");
    for (Object[] rate : rates.stream().filter(which).toList()) {
      rows.row(
          SilverMacro.EVENT_DATE, rate[0],
          SilverMacro.KNOWN_AT, rate[1],
          SilverMacro.VALUE, rate[2]);
    }
    return rows;
  }

  private DatasetBuilder actions(Predicate<Object[]> which) {
    DatasetBuilder rows =
        DatasetBuilder.of(spark, CorporateActions.SPEC)
            .byDefault(CorporateActions.KIND, "split")
            .byDefault(CorporateActions.SOURCE, "generated");
    for (Object[] action : actions.stream().filter(which).toList()) {
      rows.row(
          CorporateActions.SYMBOL, action[0],
          CorporateActions.EX_DATE, action[1],
          CorporateActions.KNOWN_AT, action[2],
          CorporateActions.VALUE, action[3]);
    }
    return rows;
  }

  private static List<LocalDate> sessions() {
    return FIRST
        .datesUntil(WEEK_LATER.plusDays(1))
        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .toList();
  }
}
