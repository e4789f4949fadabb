package org.alluvium.flows.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.TrialReturns;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class SweepStageSparkTest extends SparkTest {
  private static final int TRIALS = 20;

  @Test
  void theBitsDependNeitherOnChunksNorOnRoundsNorOnCores() {
    try (TempLakehouse one = TempLakehouse.open(spark());
        TempLakehouse other = TempLakehouse.open(spark())) {
      SweepPlan plan = SweepFixture.plan(SamplerKind.SOBOL, TRIALS, 1);
      append(one);
      append(other);

      StageResult large = run(one, plan, new SparkRounds.Sizes(32, 8));
      StageResult small = run(other, plan, new SparkRounds.Sizes(7, 1));

      assertThat(digests(small)).isEqualTo(digests(large)).hasSize(4);
      assertThat(large.rowsWritten()).isEqualTo(TRIALS);
      assertThat(large.note()).startsWith("20 trials: ");
      StageResult again = run(one, plan, new SparkRounds.Sizes(32, 8));
      assertThat(again.rowsWritten()).isZero();
      assertThat(digests(again)).isEqualTo(digests(large));
      long rows = one.lakehouse().read(TrialReturns.SPEC).all().count();
      assertThat(rows)
          .isEqualTo(
              one.lakehouse()
                  .read(TrialReturns.SPEC)
                  .all()
                  .select(TrialReturns.TRIAL_ID, TrialReturns.EVENT_DATE)
                  .distinct()
                  .count());
    }
  }

  private static List<String> digests(StageResult result) {
    return result.outputs().stream().map(TableState::digest).toList();
  }

  private static StageResult run(TempLakehouse temp, SweepPlan plan, SparkRounds.Sizes sizes) {
    LocalDate end = plan.market().end();
    return new SweepStage(
            plan, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), SweepProgress.SILENT, sizes)
        .run(new StageContext(temp.lakehouse(), end, Instant.parse(end + "T22:00:00Z"), "run-1"));
  }

  /** The prices of the fixture as bars. */
  private static void append(TempLakehouse temp) {
    SweepPlan plan = SweepFixture.plan(SamplerKind.SOBOL, TRIALS, 1);
    Market market = SweepFixture.prices(plan).history();
    StructType schema = SparkSchemas.contentSchema(DailyBars.SPEC);
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < market.size(); at++) {
      for (int asset = 0; asset < market.assets(); asset++) {
        rows.add(
            row(
                schema,
                plan.market().universe().get(asset),
                market.day(at),
                market.close(asset, at)));
      }
    }
    temp.lakehouse()
        .write(DailyBars.SPEC)
        .appendOnce(spark().createDataFrame(rows, schema).coalesce(1), "bars");
  }

  private static Row row(StructType schema, String symbol, long day, double price) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return RowFactory.create(
        IntStream.range(0, schema.size())
            .mapToObj(i -> schema.fields()[i].name())
            .map(
                name ->
                    switch (name) {
                      case DailyBars.SYMBOL -> symbol;
                      case DailyBars.EVENT_DATE -> date;
                      case DailyBars.KNOWN_AT -> Instant.parse(date + "T21:00:00Z");
                      case DailyBars.OPEN, DailyBars.HIGH, DailyBars.LOW, DailyBars.CLOSE -> price;
                      case DailyBars.VOLUME -> 1e6;
                      case DailyBars.PRICE_BASIS -> "fully_adjusted";
                      case DailyBars.SOURCE -> "test";
                      case DailyBars.FLAGS -> new String[0];
                      default -> null;
                    })
            .toArray());
  }
}
