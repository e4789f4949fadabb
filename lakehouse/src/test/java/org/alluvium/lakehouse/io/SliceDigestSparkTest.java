package org.alluvium.lakehouse.io;

import static org.alluvium.lakehouse.io.Quotes.ASK;
import static org.alluvium.lakehouse.io.Quotes.BID;
import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.alluvium.lakehouse.io.Quotes.SYMBOL;
import static org.alluvium.lakehouse.io.Quotes.VENUES;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SliceDigestSparkTest extends SparkTest {
  private static final Dataset<Row> ROWS =
      spark()
          .range(0, 1000, 1, 3)
          .select(
              expr("concat('X:', id % 7)").as(SYMBOL),
              expr("date_add(date'2017-01-01', cast(id as int))").as("event_date"),
              expr("timestamp_seconds(1500000000 + id)").as("known_at"),
              expr("if(id % 5 = 0, null, sin(id))").as(BID),
              expr("if(id % 11 = 0, double('NaN'), cos(id))").as(ASK),
              expr("array('A', if(id % 3 = 0, null, 'B'))").as(VENUES));

  @Test
  void isIndependentOfOrderPartitionsAndStamps() {
    SliceDigest digest = digest(ROWS);

    assertThat(digest.rows()).isEqualTo(1000);
    assertThat(digest(ROWS.orderBy(col(ASK).desc()))).isEqualTo(digest);
    assertThat(digest(ROWS.repartition(13, col(BID)))).isEqualTo(digest);
    assertThat(digest(ROWS.withColumn("run_id", lit("other")))).isEqualTo(digest);
  }

  @Test
  void sumsOverDisjointSlices() {
    Dataset<Row> a = ROWS.filter("symbol = 'X:3'");
    Dataset<Row> b = ROWS.filter("symbol <> 'X:3'");

    assertThat(digest(a).plus(digest(b)))
        .isEqualTo(digest(b).plus(digest(a)))
        .isEqualTo(digest(ROWS));
    assertThat(digest(ROWS.limit(0))).isEqualTo(SliceDigest.EMPTY);
  }

  @Test
  void changesWithOneBitOfOneValue() {
    double value = ROWS.filter("event_date = date'2017-01-02'").first().getDouble(3);
    Dataset<Row> changed =
        ROWS.withColumn(
            BID,
            expr(
                "if(event_date = date'2017-01-02', double('%s'), bid)"
                    .formatted(Math.nextUp(value))));

    assertThat(digest(changed)).isNotEqualTo(digest(ROWS));
  }

  @Test
  void changesWhenTwoColumnsSwap() {
    assertThat(
            digest(
                ROWS.withColumn("other", col(BID))
                    .withColumn(BID, col(ASK))
                    .withColumn(ASK, col("other"))))
        .isNotEqualTo(digest(ROWS));
  }

  @Test
  void changesWhenTwoRowsSwapACell() {
    Dataset<Row> swapped =
        ROWS.withColumn(
            VENUES,
            expr(
                "case when event_date = date'2017-01-02' then array('A', null)"
                    + " when event_date = date'2017-01-04' then array('A', 'B') else venues end"));

    assertThat(digest(swapped)).isNotEqualTo(digest(ROWS));
  }

  @Test
  void tellsNullFromNanFromZeroAndWhichColumnIsNull() {
    assertThat(
            List.of(
                one(null, 1.0),
                one(Double.NaN, 1.0),
                one(0.0, 1.0),
                one(1.0, null),
                one(null, null)))
        .doesNotHaveDuplicates();
  }

  @Test
  void takesEveryNanForOneAndNegativeZeroForZero() {
    double otherNan = Double.longBitsToDouble(0x7ff8000000000001L);

    assertThat(one(otherNan, 1.0)).isEqualTo(one(Double.NaN, 1.0));
    assertThat(one(-0.0, 1.0)).isEqualTo(one(0.0, 1.0));
  }

  @Test
  void tellsArraysByLengthOrderNullsAndAbsence() {
    assertThat(
            List.of(
                venues("A", "B"),
                venues("B", "A"),
                venues("AB"),
                venues("A", "B", null),
                venues(null, "A", "B"),
                venues((String) null),
                venues(),
                one(1.0, 2.0)))
        .doesNotHaveDuplicates();
  }

  @Test
  void isReadBackFromItsText() {
    SliceDigest digest = digest(ROWS);

    assertThat(SliceDigest.parse(digest.toString())).isEqualTo(digest);
    assertThat(digest.toString()).matches("1000-[0-9a-f]{64}");
  }

  @Test
  void staysTheSameOverReleases() {
    assertThat(one(1.5, 2.5).toString())
        .isEqualTo("1-000000008288f9fa000000002100822800000000a22de65f00000000764f8171");
  }

  private static SliceDigest digest(Dataset<Row> rows) {
    return SliceDigest.of(rows, SPEC);
  }

  private static SliceDigest one(Double bid, Double ask) {
    return digest(DatasetBuilder.of(spark(), SPEC).row(SYMBOL, "X:A", BID, bid, ASK, ask).build());
  }

  private static SliceDigest venues(String... venues) {
    return digest(
        DatasetBuilder.of(spark(), SPEC)
            .row(SYMBOL, "X:A", BID, 1.0, ASK, 2.0, VENUES, Arrays.asList(venues))
            .build());
  }
}
