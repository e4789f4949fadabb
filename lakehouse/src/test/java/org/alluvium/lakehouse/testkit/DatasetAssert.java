package org.alluvium.lakehouse.testkit;

import static org.apache.spark.sql.functions.col;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on datasets: {@code DatasetAssert.assertThat(actual).hasSameRowsAs(expected)}.
 * Compared by spark-testing-base; a difference is shown as the rows that only one side has.
 */
public final class DatasetAssert extends AbstractAssert<DatasetAssert, Dataset<Row>> {
  private static final int SHOWN = 10;
  private static final JavaDataFrameSuiteBase COMPARISON = new JavaDataFrameSuiteBase() {};

  private DatasetAssert(Dataset<Row> actual) {
    super(actual, DatasetAssert.class);
  }

  public static DatasetAssert assertThat(Dataset<Row> actual) {
    return new DatasetAssert(actual);
  }

  /** Same columns, and same rows as often, in any order; NaN equals NaN. */
  public DatasetAssert hasSameRowsAs(Dataset<Row> expected) {
    requireSameColumns(expected);
    try {
      COMPARISON.assertDataFrameDataEquals(expected, actual);
    } catch (AssertionError | RuntimeException e) {
      failWithMessage("%s", difference(expected, e));
    }
    return this;
  }

  /**
   * Same columns, and the same rows in key order, numbers within a tolerance.
   *
   * @param key columns that order both sides alike
   */
  public DatasetAssert isCloseTo(Dataset<Row> expected, double tolerance, String... key) {
    requireSameColumns(expected);
    Column[] order = Arrays.stream(key).map(functions::col).toArray(Column[]::new);
    try {
      COMPARISON.assertDataFrameApproximateEquals(
          expected.orderBy(order), inColumnsOf(expected).orderBy(order), tolerance);
    } catch (AssertionError | RuntimeException e) {
      failWithMessage("rows differ by more than %s:%n%s", tolerance, difference(expected, e));
    }
    return this;
  }

  public DatasetAssert hasRowCount(long expected) {
    long rows = actual.count();
    if (rows != expected) {
      failWithMessage("expected %d rows but there are %d", expected, rows);
    }
    return this;
  }

  private void requireSameColumns(Dataset<Row> expected) {
    isNotNull();
    List<String> wanted = columnsAndTypes(expected);
    List<String> got = columnsAndTypes(actual);
    if (!wanted.equals(got)) {
      failWithMessage("columns differ:%n expected %s%n but got %s", wanted, got);
    }
  }

  private Dataset<Row> inColumnsOf(Dataset<Row> expected) {
    return actual.select(Arrays.stream(expected.columns()).map(c -> col(c)).toArray(Column[]::new));
  }

  private String difference(Dataset<Row> expected, Throwable comparison) {
    List<String> lacking = shown(expected.exceptAll(actual));
    List<String> extra = shown(actual.exceptAll(expected));
    if (lacking.isEmpty() && extra.isEmpty()) {
      return "comparison failed: " + comparison;
    }
    return "columns %s%nrows only expected:%n  %s%nrows only actual:%n  %s"
        .formatted(
            Arrays.toString(expected.columns()),
            String.join("\n  ", lacking),
            String.join("\n  ", extra));
  }

  private static List<String> shown(Dataset<Row> rows) {
    return rows.limit(SHOWN).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static List<String> columnsAndTypes(Dataset<Row> rows) {
    return Arrays.stream(rows.schema().fields())
        .map(f -> f.name() + " " + f.dataType().sql())
        .collect(Collectors.toList());
  }
}
