package org.alluvium.lakehouse.io;

import static org.alluvium.lakehouse.io.Quotes.ASK;
import static org.alluvium.lakehouse.io.Quotes.BID;
import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.alluvium.lakehouse.io.Quotes.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a table does not take, and what is said of it. */
class RefusedRowsSparkTest extends SparkTest {
  private TempLakehouse temp;
  private Lakehouse lakehouse;

  @BeforeEach
  void open() {
    temp = TempLakehouse.open(spark());
    lakehouse = temp.lakehouse();
  }

  @AfterEach
  void close() {
    temp.close();
  }

  @Test
  void refusesRowsOutsideTheSlice() {
    lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:A"), "a");

    assertThatThrownBy(
            () -> lakehouse.write(SPEC).replaceSlice(Quotes.of(spark(), "X:B"), "symbol = 'X:A'"))
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining(
            "silver.quotes: the dataset to write has rows outside the slice symbol = 'X:A'");
    assertThat(lakehouse.read(SPEC).all().select(SYMBOL).as(Encoders.STRING()).collectAsList())
        .containsExactly("X:A");
  }

  @Test
  void aRowOfTheSliceThatViolatesAConstraintIsNotSaidToBeOutsideIt() {
    Dataset<Row> wrong = Quotes.of(spark(), "X:A").withColumn(ASK, functions.lit(-1.0));
    Dataset<Row> nameless =
        Quotes.of(spark(), "X:A").withColumn(SYMBOL, functions.expr("nullif(symbol, 'X:A')"));
    String slice = "event_date = date'2017-11-10'";

    assertThatThrownBy(() -> lakehouse.write(SPEC).replaceSlice(wrong, slice))
        .hasMessageContaining("silver.quotes: a row violates a constraint")
        .hasMessageContaining("ask_not_negative");
    assertThatThrownBy(() -> lakehouse.write(SPEC).replaceSlice(nameless, slice))
        .hasMessageContaining("silver.quotes: a row violates a constraint")
        .hasMessageContaining("symbol");
  }

  @Test
  void namesLackingAndExtraColumns() {
    Dataset<Row> wrong =
        Quotes.of(spark(), "X:A").drop(ASK).withColumn("adj_close", functions.lit(1.0));

    assertThatThrownBy(() -> lakehouse.write(SPEC).insertMissing(wrong))
        .hasMessageContaining(
            "silver.quotes: the dataset to write lacks columns [ask] and has columns [adj_close]");
  }

  @Test
  void namesAColumnOfTheWrongType() {
    Dataset<Row> wrong = Quotes.of(spark(), "X:A").withColumn(BID, functions.lit("high"));

    assertThatThrownBy(() -> lakehouse.write(SPEC).insertMissing(wrong))
        .hasMessageContaining("column bid is DOUBLE in the table but STRING in the dataset");
  }

  @Test
  void refusesARowThatViolatesACheckAndWritesNothing() {
    Dataset<Row> wrong = Quotes.of(spark(), "X:A").withColumn(ASK, functions.lit(-1.0));

    assertThatThrownBy(() -> lakehouse.write(SPEC).appendOnce(wrong, "a"))
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining("silver.quotes: a row violates a constraint")
        .hasMessageContaining("ask_not_negative");
    assertThat(lakehouse.read(SPEC).all().count()).isZero();
  }

  @Test
  void aMissingValueViolatesNoCheck() {
    Dataset<Row> missing =
        Quotes.of(spark(), "X:A").withColumn(ASK, functions.expr("nullif(ask, 2)"));

    assertThat(lakehouse.write(SPEC).appendOnce(missing, "a").rowsInserted()).isOne();
  }

  @Test
  void refusesANullInARequiredColumn() {
    Dataset<Row> wrong =
        Quotes.of(spark(), "X:A").withColumn(SYMBOL, functions.expr("nullif(symbol, 'X:A')"));

    assertThatThrownBy(() -> lakehouse.write(SPEC).appendOnce(wrong, "a"))
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining("symbol");
  }

  @Test
  void refusesTwoRowsOfOneKeyInAMerge() {
    assertThatThrownBy(() -> lakehouse.write(SPEC).insertMissing(Quotes.of(spark(), "X:A", "X:A")))
        .hasMessageContaining(
            "several rows for one key [symbol, event_date, known_at], for example [X:A,");
  }

  @Test
  void refusesToChangeAnAppendOnlyTable() {
    TableSpec ledger = Quotes.plain("ledger").appendOnly().build();

    assertThatThrownBy(() -> lakehouse.write(ledger).mergeByKey(Quotes.of(spark(), "X:A")))
        .hasMessageContaining("silver.ledger is append-only: mergeByKey is not possible");
  }
}
