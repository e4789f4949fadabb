package org.alluvium.lakehouse.snapshot;

import static org.alluvium.lakehouse.io.Quotes.BID;
import static org.alluvium.lakehouse.io.Quotes.EVENT_DATE;
import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.alluvium.lakehouse.io.Quotes.SYMBOL;
import static org.alluvium.lakehouse.io.Quotes.VENUES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alluvium.lakehouse.snapshot.DiffReport.Kind;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LakeDiffSparkTest extends SparkTest {
  private static final Dataset<Row> BEFORE =
      rows()
          .row(SYMBOL, "X:GONE", BID, 1)
          .row(SYMBOL, "X:NAN", BID, Double.NaN)
          .row(SYMBOL, "X:NULL", VENUES, List.of("A"))
          .row(SYMBOL, "X:MOVED", BID, 1)
          .build();

  private static final Dataset<Row> AFTER =
      rows()
          .row(SYMBOL, "X:NAN", BID, Double.NaN)
          .row(SYMBOL, "X:NULL", VENUES, List.of("A"))
          .row(SYMBOL, "X:MOVED", BID, 2, VENUES, List.of("B"))
          .row(SYMBOL, "X:NEW", BID, 1)
          .build();

  @Test
  void countsAddedRemovedChangedAndEqualKeys() {
    DiffReport report = LakeDiff.between(BEFORE, AFTER, SPEC);

    assertThat(report.count(Kind.ADDED)).isOne();
    assertThat(report.count(Kind.REMOVED)).isOne();
    assertThat(report.count(Kind.CHANGED)).isOne();
    assertThat(report.count(Kind.SAME)).isEqualTo(2);
    assertThat(report.isEmpty()).isFalse();
  }

  @Test
  void namesTheFirstDifferingKeysAndColumns() {
    DiffReport report = LakeDiff.between(BEFORE, AFTER, SPEC);

    assertThat(report.toText())
        .contains("silver.quotes: 1 added, 1 removed, 1 changed, 2 the same")
        .contains("REMOVED [X:GONE, 2017-11-10, 1970-01-01T00:00:00Z]")
        .contains(
            "CHANGED [X:MOVED, 2017-11-10, 1970-01-01T00:00:00Z] bid: 1.0 -> 2.0 venues: null -> ")
        .contains("ADDED [X:NEW");
  }

  @Test
  void saysHowManyMoreKeysDifferThanAreShown() {
    DatasetBuilder many = rows();
    for (int i = 0; i < 13; i++) {
      many = many.row(SYMBOL, "X:MANY" + i, BID, i);
    }
    DiffReport report = LakeDiff.between(rows().build(), many.build(), SPEC);

    assertThat(report.first()).hasSize(10);
    assertThat(report.toText()).endsWith("  and 3 more keys differ%n".formatted());
    assertThat(LakeDiff.between(BEFORE, AFTER, SPEC).toText()).doesNotContain("more keys");
  }

  @Test
  void findsNoDifferenceBetweenEqualContentsInAnotherOrder() {
    DiffReport report = LakeDiff.between(BEFORE, BEFORE.orderBy(BID), SPEC);

    assertThat(report.isEmpty()).isTrue();
    assertThat(report.first()).isEmpty();
  }

  private static DatasetBuilder rows() {
    return DatasetBuilder.of(spark(), SPEC).byDefault(EVENT_DATE, "2017-11-10");
  }
}
