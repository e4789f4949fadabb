package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.isnull;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Content digest of rows: independent of their order and of how files hold them, exact, in one
 * pass.
 *
 * <p>Each row's content columns (stamps are left out) are hashed twice by {@code xxhash64}: with
 * two salts, the second time in reverse column order, each time with a mask of which values are
 * null and with the lengths of arrays. The high and the low 32 bits of both hashes are summed in
 * longs. So the digest of a union of disjoint slices is the {@link #plus} of theirs.
 *
 * <p>Every NaN is the same value and differs from null; -0.0 equals 0.0; all other values differ
 * when a bit differs. Exact up to 2^31 rows, beyond which Spark reports an overflow. For replay,
 * not against an adversary.
 *
 * @param rows number of rows
 * @param high1 sum of the high halves of the first hash
 * @param low1 sum of the low halves of the first hash
 * @param high2 sum of the high halves of the second hash
 * @param low2 sum of the low halves of the second hash
 */
public record SliceDigest(long rows, long high1, long low1, long high2, long low2) {
  /** The digest of no rows; {@link #plus} leaves the other side as it is. */
  public static final SliceDigest EMPTY = new SliceDigest(0, 0, 0, 0, 0);

  private static final long SALT_1 = 0x416C6C757669756DL;
  private static final long SALT_2 = 0x64656C7461626564L;
  private static final long LOW_HALF = 0xFFFFFFFFL;
  private static final int MASK_BITS = 62;
  private static final Pattern FORM = Pattern.compile("(\\d+)-([0-9a-f]{64})");

  /** Digests all rows of a dataset that holds at least the table's content columns. */
  public static SliceDigest of(Dataset<Row> rows, TableSpec table) {
    return ofSlices(rows, table, List.of(lit(true))).get(0);
  }

  /**
   * Digests several slices in one pass. A row counts towards the first predicate that holds for it.
   *
   * @param slices one predicate per slice, none of them overlapping
   * @return one digest per predicate, in their order
   */
  public static List<SliceDigest> ofSlices(
      Dataset<Row> rows, TableSpec table, List<Column> slices) {
    List<Column> values = hashInputs(table.contentColumns());
    List<Column> reversed = new ArrayList<>(values);
    Collections.reverse(reversed);
    List<SliceDigest> digests = new ArrayList<>(Collections.nCopies(slices.size(), EMPTY));
    rows.select(
            numbered(slices).as("slice"),
            salted(SALT_1, values).as("hash1"),
            salted(SALT_2, reversed).as("hash2"))
        .filter(col("slice").geq(0))
        .groupBy("slice")
        .agg(
            count(lit(1)),
            sum(high(col("hash1"))),
            sum(low(col("hash1"))),
            sum(high(col("hash2"))),
            sum(low(col("hash2"))))
        .collectAsList()
        .forEach(sums -> digests.set(sums.getInt(0), ofSums(sums)));
    return digests;
  }

  private static SliceDigest ofSums(Row sums) {
    return new SliceDigest(
        sums.getLong(1), sums.getLong(2), sums.getLong(3), sums.getLong(4), sums.getLong(5));
  }

  private static Column numbered(List<Column> slices) {
    Column number = lit(-1);
    for (int i = slices.size() - 1; i >= 0; i--) {
      number = when(slices.get(i), lit(i)).otherwise(number);
    }
    return number;
  }

  /** The digest of both slices together; commutative and associative. */
  public SliceDigest plus(SliceDigest other) {
    return new SliceDigest(
        rows + other.rows,
        high1 + other.high1,
        low1 + other.low1,
        high2 + other.high2,
        low2 + other.low2);
  }

  /** Reads what {@link #toString} writes. */
  public static SliceDigest parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "slice digest must be <rows>-<64 hexadecimal digits>, got '" + text + "'");
    }
    String hex = matcher.group(2);
    return new SliceDigest(
        Long.parseLong(matcher.group(1)),
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16, 32), 16),
        Long.parseUnsignedLong(hex.substring(32, 48), 16),
        Long.parseUnsignedLong(hex.substring(48), 16));
  }

  /** {@code <rows>-<64 hexadecimal digits>}. */
  @Override
  public String toString() {
    return "%d-%016x%016x%016x%016x".formatted(rows, high1, low1, high2, low2);
  }

  /** The values themselves, then the null masks, which hashing alone would skip. */
  private static List<Column> hashInputs(List<ColumnSpec> columns) {
    List<Column> inputs = new ArrayList<>();
    for (ColumnSpec column : columns) {
      Column value = col(column.name());
      inputs.add(value);
      if (isArray(column)) {
        inputs.add(coalesce(size(value), lit(-1)));
        inputs.add(transform(value, element -> isnull(element)));
      }
    }
    for (int from = 0; from < columns.size(); from += MASK_BITS) {
      inputs.add(nullMask(columns.subList(from, Math.min(columns.size(), from + MASK_BITS))));
    }
    return inputs;
  }

  private static Column nullMask(List<ColumnSpec> columns) {
    Column mask = lit(0L);
    for (int bit = 0; bit < columns.size(); bit++) {
      Column isNull = when(isnull(col(columns.get(bit).name())), lit(1L)).otherwise(lit(0L));
      mask = mask.bitwiseOR(shiftleft(isNull, bit));
    }
    return mask;
  }

  private static boolean isArray(ColumnSpec column) {
    return switch (column.type()) {
      case DOUBLE_ARRAY, STRING_ARRAY -> true;
      case STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, DATE, TIMESTAMP -> false;
    };
  }

  private static Column salted(long salt, List<Column> values) {
    List<Column> inputs = new ArrayList<>();
    inputs.add(lit(salt));
    inputs.addAll(values);
    return xxhash64(inputs.toArray(Column[]::new));
  }

  private static Column high(Column hash) {
    return shiftrightunsigned(hash, 32);
  }

  private static Column low(Column hash) {
    return hash.bitwiseAND(lit(LOW_HALF));
  }
}
