package org.alluvium.flows.research;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.report.assembly.FinishedStage;
import org.alluvium.flows.report.assembly.ReportAssembly;
import org.alluvium.flows.report.assembly.ReportInput;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A small research week on real bars, one of them restated later, and what its report is made of.
 */
final class ReportBench {
  static final LocalDate WEEK = LocalDate.of(2017, 11, 10);
  private static final String RESTATED = "NYSE:KO";
  private static final String RUN = "run-report";

  private final SparkSession spark;
  private final TempLakehouse temp;
  private final StageContext context;
  private final ReportInput input;

  /** Runs the stages. */
  ReportBench(SparkSession spark, TempLakehouse temp) {
    this.spark = spark;
    this.temp = temp;
    temp.lakehouse().write(DailyBars.SPEC).appendOnce(RealBars.read(spark), "bars");
    instruments();
    restateOneBar();
    TradingCalendars calendars =
        TradingCalendars.read(
            Path.of(System.getProperty("alluvium.home"), "conf", "calendars.json"));
    input = input(new ResearchBench(temp), calendars);
    context =
        new StageContext(
            temp.asRun(RUN), WEEK, calendars.get("fx_weekday").closeInstant(WEEK), RUN);
  }

  private static ReportInput input(ResearchBench research, TradingCalendars calendars) {
    RunHeader.CodeSeal seal =
        new RunHeader.CodeSeal(
            Part.of("c0"), Part.missing("class folders"), "./alluvium replay --run-id " + RUN);
    return new ReportInput(
        List.of(research.stocks(), ResearchBench.dollar()),
        Optional.of(ResearchBench.meta()),
        calendars,
        new ReportInput.Code("0.1.0", seal),
        research.run(WEEK).entrySet().stream()
            .map(e -> new FinishedStage(e.getKey(), 1.5, e.getValue()))
            .toList());
  }

  StageContext context() {
    return context;
  }

  ReportInput input() {
    return input;
  }

  ReportModel assemble() {
    return ReportAssembly.assemble(context, input);
  }

  /** Rows as known by the run, oldest first. */
  List<Row> rows(TableSpec table, String predicate) {
    return temp.lakehouse()
        .read(table)
        .asOf(context.asOf())
        .filter(predicate)
        .orderBy("event_date")
        .collectAsList();
  }

  /** The restated one in a class of which the check expects small moves, so that it warns. */
  private void instruments() {
    DatasetBuilder rows =
        DatasetBuilder.of(spark, Instruments.SPEC)
            .byDefault(Instruments.ASSET_CLASS, "equity")
            .byDefault(Instruments.CALENDAR, "us_equity")
            .byDefault(Instruments.TICK_SIZE, 0.01)
            .byDefault(Instruments.LOT_SIZE, 1.0)
            .byDefault(Instruments.CONTRACT_MULTIPLIER, 1.0);
    for (String symbol : RealBars.STOCKS) {
      String assetClass = symbol.equals(RESTATED) ? "fx" : "equity";
      rows.row(Instruments.SYMBOL, symbol, Instruments.ASSET_CLASS, assetClass);
    }
    rows.row(
        Instruments.SYMBOL, RealBars.DOLLAR,
        Instruments.ASSET_CLASS, "fx",
        Instruments.CALENDAR, "fx_weekday");
    temp.lakehouse().write(Instruments.SPEC).insertMissing(rows.build());
  }

  /** A bar of the middle of the history arrives again nine days later, one tenth higher. */
  private void restateOneBar() {
    LocalDate date = LocalDate.of(2016, 6, 15);
    BarHistory bar = BarHistory.read(spark).of(RESTATED, date);
    bar.pricesTimes(1.1)
        .arriving(date.plusDays(9).atStartOfDay(ZoneOffset.UTC).toInstant())
        .append(temp.lakehouse(), "restated");
  }
}
