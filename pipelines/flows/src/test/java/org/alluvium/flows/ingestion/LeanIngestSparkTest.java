package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's folder of Lean, through the ingest into silver. */
@Tag("spark")
class LeanIngestSparkTest extends SparkTest {
  @TempDir Path folder;

  @Test
  void a_folder_of_daily_zips_becomes_raw_bars_of_the_instruments() throws IOException {
    LeanFolder lean = LeanFolder.in(folder);
    lean.writeMap("aapl");
    lean.zip("aapl.zip", LeanFolder.apple());
    lean.writeMap("wm");
    lean.zip("wm.zip", List.of("20090804 00:00,280000,290000,280000,285000,100"));
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      Source source = Seed.LIBRARY.ofPath(folder.resolve("daily"), "lean_daily_zip");
      Instant asOf = Seed.asOf("2014-09-30");
      IngestResult first =
          new Ingestion()
              .ingest(temp.lakehouse(), IngestRequest.ofPath(Seed.LIBRARY, source, asOf));
      assertThat(first.accepted()).isEqualTo(189);
      List<Row> bars =
          temp.lakehouse()
              .read(DailyBars.SPEC)
              .all()
              .filter("event_date in (date'2014-06-09', date'2009-08-04')")
              .orderBy(DailyBars.EVENT_DATE)
              .select(DailyBars.SYMBOL, DailyBars.CLOSE, DailyBars.VOLUME, DailyBars.PRICE_BASIS)
              .collectAsList();
      assertThat(bars.stream().map(Row::toString))
          .containsExactly("[USA:WM,28.5,100.0,raw]", "[USA:AAPL,93.7,7.2875948E7,raw]");
      assertThat(
              new Ingestion()
                  .ingest(temp.asRun("run-2"), IngestRequest.ofPath(Seed.LIBRARY, source, asOf))
                  .writes())
          .isEmpty();
    }
  }
}
