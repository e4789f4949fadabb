package org.alluvium.lakehouse.io;

import static org.alluvium.lakehouse.io.Quotes.BID;
import static org.alluvium.lakehouse.io.Quotes.EVENT_DATE;
import static org.alluvium.lakehouse.io.Quotes.KNOWN_AT;
import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.alluvium.lakehouse.io.Quotes.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class TableAccessSparkTest extends SparkTest {
  private static final Instant CLOSE = Instant.parse("2017-11-10T22:00:00Z");
  private static final TableSpec LATER = Quotes.plain("later").build();
  private static final TableSpec GOLD =
      TableSpec.of(Layer.GOLD, "models", "fits").required("model", ColumnType.STRING, "").build();

  private TempLakehouse temp;
  private Lakehouse run;

  @BeforeEach
  void writeOnce() {
    temp = TempLakehouse.open(spark());
    temp.lakehouse().write(SPEC).appendOnce(quote("X:A"), "first");
    run = temp.asRun("run-2");
  }

  @AfterEach
  void close() {
    temp.close();
  }

  @Test
  void aHeldVersionIsTheLatestWhateverOthersCommit() {
    long held = run.version(SPEC);
    run.hold(Map.of(SPEC.name(), held, LATER.name(), -1L));

    temp.lakehouse().write(SPEC).appendOnce(quote("X:B"), "second");
    temp.lakehouse().write(LATER).create();

    assertThat(run.version(SPEC)).isEqualTo(held).isLessThan(temp.lakehouse().version(SPEC));
    assertThat(run.files(SPEC.name()).version()).isEqualTo(held);
    assertThat(run.read(SPEC).asOf(CLOSE).count()).isOne();
    assertThat(temp.lakehouse().read(SPEC).asOf(CLOSE).count()).isEqualTo(2);
    assertThat(run.exists(LATER)).isFalse();
    assertThat(run.read(LATER).orEmpty().all().count()).isZero();
    assertThat(run.held()).isEqualTo(Map.of(SPEC.name(), held, LATER.name(), -1L));
    assertThatThrownBy(() -> run.read(SPEC).atVersion(held + 1).all())
        .hasMessageContaining("version %d does not exist, latest is %d".formatted(held + 1, held));
  }

  @Test
  void aHeldTableIsNotWrittenAndSilverBesideItIsNotRead() {
    run.hold(Map.of(SPEC.name(), run.version(SPEC)));

    assertThatThrownBy(() -> run.write(SPEC))
        .hasMessageContaining("silver.quotes is an input of the run, held at version");
    assertThatThrownBy(() -> run.read(LATER).orEmpty().all())
        .hasMessageContaining("silver.later is read after the run's snapshot")
        .hasMessageContaining("keeps only [silver.quotes]");
    assertThat(run.read(GOLD).orEmpty().all().count()).isZero();
    run.write(GOLD).create();
    assertThat(run.exists(GOLD)).isTrue();
  }

  @Test
  void aFlowThatReadsSourcesIsToldTableFlowAndWayOut() {
    Lakehouse reading = run.readingSources("production us_ridge_weekly");

    assertThatThrownBy(() -> reading.write(SPEC))
        .hasMessage(
            "silver.quotes: flow 'production us_ridge_weekly' reads bronze and silver and never"
                + " writes them; write the table by './alluvium ingest' or './alluvium flow data"
                + " --profile PROFILE' first")
        .extracting(e -> ((AlluviumException) e).category())
        .isEqualTo(ErrorCategory.USAGE);
    assertThat(reading.read(SPEC).all().count()).isOne();
    reading.write(GOLD).create();
    assertThat(reading.exists(GOLD)).isTrue();
  }

  private static Dataset<Row> quote(String symbol) {
    return DatasetBuilder.of(spark(), SPEC)
        .byDefault(EVENT_DATE, "2017-11-10")
        .byDefault(KNOWN_AT, CLOSE)
        .byDefault(BID, 1.0)
        .row(SYMBOL, symbol)
        .build();
  }
}
