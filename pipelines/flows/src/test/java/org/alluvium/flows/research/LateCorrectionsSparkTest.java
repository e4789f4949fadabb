package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.features.FeatureBackfill;
import org.alluvium.flows.features.FeatureRange;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 1,000 late corrections: what a training as of before their arrival reads does not move by one
 * bit, and the incremental recompute after it equals a full backfill, bit for bit, every vintage.
 */
@Tag("spark")
@Tag("heavy")
class LateCorrectionsSparkTest extends SparkTest {
  private static final List<String> SETS = List.of("alpha158", "technicals", "liquidity", "macro");
  private static final JsonNode CONFIGURATION = configuration();
  private static final Instant BEFORE = LateDataset.close(LateDataset.EVE);

  @Test
  void aThousandCorrectionsMoveNothingOfBeforeAndGiveWhatAFullBackfillGives() {
    LateDataset data = new LateDataset(spark());
    assertThat(data.corrections()).isEqualTo(1_000);
    try (TempLakehouse grown = TempLakehouse.open(spark());
        TempLakehouse whole = TempLakehouse.open(spark())) {
      data.writeInstruments(grown.lakehouse());
      data.append(grown.lakehouse(), Instant.EPOCH, BEFORE);
      compute(grown, LateDataset.EVE);
      List<SliceDigest> trained = known(grown);

      data.append(grown.lakehouse(), BEFORE, LateDataset.close(LateDataset.WEEK_LATER));
      compute(grown, LateDataset.WEEK_LATER);
      assertThat(known(grown)).isEqualTo(trained);

      data.writeInstruments(whole.lakehouse());
      data.append(whole.lakehouse(), Instant.EPOCH, LateDataset.close(LateDataset.WEEK_LATER));
      compute(whole, LateDataset.WEEK_LATER);
      for (TableSpec table : tables()) {
        SliceDigest all = SliceDigest.of(rows(grown, table), table);
        assertThat(all).as("%s", table).isEqualTo(SliceDigest.of(rows(whole, table), table));
        assertThat(rows(grown, table).filter(afterTheEve()).count())
            .as("rows of before that the corrections reached, %s", table)
            .isGreaterThan(LateDataset.OBSERVATIONS);
      }
    }
  }

  private static void compute(TempLakehouse temp, LocalDate day) {
    StageContext context =
        new StageContext(temp.lakehouse(), day, LateDataset.close(day), temp.lakehouse().runId());
    for (String set : SETS) {
      FeatureBackfill.configured(
              set, FeatureRange.everything(), CONFIGURATION, Seed.LIBRARY.calendars())
          .update(context);
    }
    new LabelStage(List.of(new LabelStage.Kind(5, PriceBasis.CLOSE))).run(context);
  }

  /** What a training as of the eve reads, and every vintage that was known by then. */
  private static List<SliceDigest> known(TempLakehouse temp) {
    List<SliceDigest> digests = new ArrayList<>();
    for (TableSpec table : tables()) {
      digests.add(SliceDigest.of(temp.lakehouse().read(table).asOf(BEFORE), table));
      digests.add(SliceDigest.of(temp.lakehouse().read(table).knownBy(BEFORE), table));
    }
    return digests;
  }

  private static List<TableSpec> tables() {
    List<TableSpec> tables = new ArrayList<>();
    SETS.forEach(set -> tables.add(FeatureSets.table(FeatureSets.configured(set, CONFIGURATION))));
    tables.add(Labels.SPEC);
    return tables;
  }

  private static Dataset<Row> rows(TempLakehouse temp, TableSpec table) {
    return temp.lakehouse().read(table).all();
  }

  /** Vintages of sessions of before that became known with the corrections. */
  private static String afterTheEve() {
    return "event_date <= date'%s' and known_at > timestamp'%s'".formatted(LateDataset.EVE, BEFORE);
  }

  private static JsonNode configuration() {
    try {
      return new ObjectMapper()
          .readTree(
              """
              {"features": {"macro": {"series": [{"series": "RATE", "frequency": "daily",
                "change": "difference", "look_backs": [1, 5], "z_score_window": 10}]}}}
              """);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
