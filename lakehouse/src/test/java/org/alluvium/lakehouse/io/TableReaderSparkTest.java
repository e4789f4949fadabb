package org.alluvium.lakehouse.io;

import static org.alluvium.lakehouse.io.Quotes.BID;
import static org.alluvium.lakehouse.io.Quotes.EVENT_DATE;
import static org.alluvium.lakehouse.io.Quotes.KNOWN_AT;
import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.alluvium.lakehouse.io.Quotes.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TableReaderSparkTest extends SparkTest {
  private static final Instant CLOSE = Instant.parse("2017-11-10T22:00:00Z");
  private static final Instant CORRECTED = Instant.parse("2017-11-12T09:00:00Z");
  private static TempLakehouse temp;
  private static Lakehouse lakehouse;

  @BeforeAll
  static void write() {
    temp = TempLakehouse.open(spark());
    lakehouse = temp.lakehouse();
    lakehouse.write(SPEC).appendOnce(quotes(CLOSE, 1, "X:A", "X:B"), "first");
    lakehouse.write(SPEC).appendOnce(quotes(CORRECTED, 2, "X:B"), "correction");
  }

  @AfterAll
  static void close() {
    temp.close();
  }

  @Test
  void asOfSeesTheNewestVintageKnownThenAndNoOther() {
    assertThat(bids(lakehouse.read(SPEC).asOf(CLOSE.minusMillis(1)))).isEmpty();
    assertThat(bids(lakehouse.read(SPEC).asOf(CLOSE))).containsExactly(1.0, 1.0);
    assertThat(bids(lakehouse.read(SPEC).asOf(CORRECTED.minusMillis(1)))).containsExactly(1.0, 1.0);
    assertThat(bids(lakehouse.read(SPEC).asOf(CORRECTED))).containsExactly(1.0, 2.0);
  }

  @Test
  void knownBySeesEveryVintageKnownThen() {
    assertThat(bids(lakehouse.read(SPEC).knownBy(CLOSE))).containsExactly(1.0, 1.0);
    assertThat(bids(lakehouse.read(SPEC).knownBy(CORRECTED))).containsExactly(1.0, 1.0, 2.0);
  }

  @Test
  void readsAnOlderVersion() {
    assertThat(lakehouse.version(SPEC)).isEqualTo(2);
    assertThat(lakehouse.read(SPEC).atVersion(1).all().count()).isEqualTo(2);
  }

  @Test
  void namesTheLatestVersionWhenTheAskedOneIsMissing() {
    assertThatThrownBy(() -> lakehouse.read(SPEC).atVersion(42).all())
        .hasMessage(
            "silver.quotes: version 42 does not exist, latest is 2; pass --version 2, or an earlier one that './alluvium lake history silver.quotes' lists");
  }

  @Test
  void namesAMissingTableAndTheRoot() {
    TableSpec absent = Quotes.plain("absent").build();

    assertThat(lakehouse.exists(absent)).isFalse();
    assertThatThrownBy(() -> lakehouse.read(absent).all())
        .hasMessageContaining("silver.absent does not exist in lakehouse " + temp.root());
  }

  @Test
  void readsAMissingTableAsNoRowsWhenAllowed() {
    Dataset<Row> rows = lakehouse.read(Quotes.plain("absent").build()).orEmpty().asOf(CLOSE);

    assertThat(rows.columns()).containsExactly(SPEC.columnNames().toArray(String[]::new));
    assertThat(rows.count()).isZero();
  }

  @Test
  void refusesAsOfWhereNothingSaysWhenRowsWereKnown() {
    TableSpec models =
        TableSpec.of(Layer.GOLD, "models", "fits").required("model", ColumnType.STRING, "").build();

    assertThatThrownBy(() -> lakehouse.read(models).asOf(CLOSE))
        .hasMessageContaining("gold.models has no column known_at");
  }

  private static List<Double> bids(Dataset<Row> rows) {
    return rows.orderBy(SYMBOL, KNOWN_AT).collectAsList().stream()
        .map(r -> r.<Double>getAs(BID))
        .toList();
  }

  private static Dataset<Row> quotes(Instant knownAt, double bid, String... symbols) {
    DatasetBuilder builder =
        DatasetBuilder.of(spark(), SPEC)
            .byDefault(EVENT_DATE, "2017-11-10")
            .byDefault(KNOWN_AT, knownAt)
            .byDefault(BID, bid);
    for (String symbol : symbols) {
      builder.row(SYMBOL, symbol);
    }
    return builder.build();
  }
}
