package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.SilverVendorFeatures;
import org.alluvium.lakehouse.tables.VendorFeatures;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of vendors' values, from bronze to an as-of read of silver. */
class VendorIngestSparkTest extends SparkTest {
  private static final String FRIDAY = "2017-11-10T22:00:00Z";
  private static final String MONDAY = "2017-11-13T22:00:00Z";

  @TempDir Path folder;

  @Test
  void what_is_delivered_again_is_known_from_when_it_first_came() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      String values = "symbol,date,feature,value\nNASDAQ:AAPL,2017-11-10,Recommend.All,buy\n";
      assertThat(ingest(temp, "vendor_values_csv", values, FRIDAY).accepted()).isEqualTo(1);
      String more = values + "NASDAQ:AAPL,2017-11-13,Recommend.All,-0.2\n";
      IngestResult second = ingest(temp, "vendor_values_csv", more, MONDAY);
      assertThat(second.counts().get(0).unchanged()).isEqualTo(1);
      assertThat(second.inserted(VendorFeatures.SPEC)).isEqualTo(1);
      assertThat(known(temp, "2017-11-12T00:00:00Z")).containsExactly("2017-11-10 0.5 " + FRIDAY);
      assertThat(known(temp, MONDAY))
          .containsExactly("2017-11-10 0.5 " + FRIDAY, "2017-11-13 -0.2 " + MONDAY);
    }
  }

  @Test
  void a_value_of_today_does_not_replace_what_was_received_of_a_past_day() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      String friday = "symbol,date,feature,value\nNASDAQ:AAPL,2017-11-10,RSI,61\n";
      ingest(temp, "vendor_values_csv", friday, FRIDAY);
      ingest(temp, "vendor_values_csv", friday.replace("61", "35"), MONDAY);
      assertThat(known(temp, FRIDAY)).containsExactly("2017-11-10 61.0 " + FRIDAY);
      assertThat(known(temp, MONDAY)).containsExactly("2017-11-10 35.0 " + MONDAY);
    }
  }

  @Test
  void a_back_dated_value_is_refused_with_its_reason_and_a_receipt_is_not_restated()
      throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      String header = "symbol,date,feature,value,received,known_at\n";
      String sound = "NASDAQ:AAPL,2017-11-09,RSI,55,2017-11-09T21:30:00Z,\n";
      String leak = "NASDAQ:AAPL,2015-01-02,RSI,70,2017-11-09T21:30:00Z,2015-01-02T21:00:00Z\n";
      IngestResult first = ingest(temp, "vendor_snapshots_csv", header + sound + leak, FRIDAY);
      assertThat(first.accepted()).isEqualTo(1);
      assertThat(first.counts().get(0).rejectedByRule()).isEqualTo(Map.of("back_dated", 1L));
      Row refused = temp.lakehouse().read(RejectedRows.SPEC).all().first();
      assertThat(refused.<Long>getAs(RejectedRows.ROW_NO)).isEqualTo(3);
      assertThat(refused.<String>getAs(RejectedRows.ROW_TEXT)).isEqualTo(leak.strip());
      IngestResult again =
          ingest(temp, "vendor_snapshots_csv", header + sound.replace("55", "56") + sound, MONDAY);
      assertThat(again.counts().get(0).rejectedByRule())
          .isEqualTo(Map.of("duplicate_key", 1L, "conflicting_correction", 1L));
      assertThat(known(temp, MONDAY)).containsExactly("2017-11-09 55.0 2017-11-09T21:30:00Z");
    }
  }

  private IngestResult ingest(TempLakehouse temp, String mapping, String csv, String asOf)
      throws IOException {
    Path file = Files.writeString(folder.resolve("values.csv"), csv);
    Source source = Seed.LIBRARY.ofPath(file, mapping);
    return new Ingestion()
        .ingest(temp.lakehouse(), IngestRequest.ofPath(Seed.LIBRARY, source, Instant.parse(asOf)));
  }

  private static List<String> known(TempLakehouse temp, String asOf) {
    return temp
        .lakehouse()
        .read(SilverVendorFeatures.SPEC)
        .asOf(Instant.parse(asOf))
        .orderBy(SilverVendorFeatures.EVENT_DATE)
        .collectAsList()
        .stream()
        .map(
            row ->
                row.getAs(SilverVendorFeatures.EVENT_DATE)
                    + " "
                    + row.getAs(SilverVendorFeatures.VALUE)
                    + " "
                    + row.getAs(SilverVendorFeatures.KNOWN_AT))
        .toList();
  }
}
