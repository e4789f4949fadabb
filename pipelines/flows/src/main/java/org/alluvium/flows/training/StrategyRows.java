package org.alluvium.flows.training;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.TrainingBlock;
import org.alluvium.kernels.training.TrainingBlocks;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.kernels.training.TrainingRow;
import org.alluvium.lakehouse.io.DoubleArrays;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Training rows of a strategy, made of the vintages of {@link SessionInput}, and the statistics of
 * their blocks, computed where the rows are.
 */
final class StrategyRows {
  private final StrategyConfiguration strategy;
  private final TrainingCalendar calendar;

  StrategyRows(StrategyConfiguration strategy, TrainingCalendar calendar) {
    this.strategy = strategy;
    this.calendar = calendar;
  }

  /** Versions of blocks that take effect after a cutoff, {@link TrainingCalendar#NONE} for all. */
  List<BlockVersion> blocks(Dataset<Row> vintages, int done) {
    Column[] order = {
      col(TrainingVersions.DAY), col(TrainingVersions.SYMBOL), col(TrainingVersions.CUTOFF)
    };
    return versions(vintages)
        .groupByKey((MapFunction<Row, Integer>) row -> row.getInt(0), Encoders.INT())
        .flatMapSortedGroups(order, moments(done), Encoders.row(BlockRows.SCHEMA))
        .collectAsList()
        .stream()
        .map(BlockRows::version)
        .toList();
  }

  /** Every version of every training row, in memory, by block: for models that need rows. */
  List<TrainingBlock> collected(Dataset<Row> vintages) {
    List<TrainingRow> rows = new ArrayList<>();
    versions(vintages)
        .toLocalIterator()
        .forEachRemaining(row -> rows.add(TrainingVersions.trainingRow(row, calendar)));
    rows.sort(TrainingRow.ORDER);
    return TrainingBlocks.partition(rows, calendar, dimension());
  }

  private int dimension() {
    return strategy.features().size() + 1;
  }

  private Dataset<Row> versions(Dataset<Row> vintages) {
    return vintages
        .groupByKey(
            (MapFunction<Row, LocalDate>) row -> row.<LocalDate>getAs(0), Encoders.LOCALDATE())
        .flatMapSortedGroups(
            new Column[] {
              col(SessionInput.KNOWN_AT), col(SessionInput.KIND), col(SessionInput.SYMBOL)
            },
            new TrainingVersions(calendar, strategy.transform()),
            Encoders.row(TrainingVersions.SCHEMA));
  }

  private FlatMapGroupsFunction<Integer, Row, Row> moments(int done) {
    long[] cutoffs = new long[calendar.size()];
    Arrays.setAll(cutoffs, calendar::cutoff);
    int dimension = dimension();
    return (block, rows) -> {
      TrainingCalendar known = TrainingCalendar.of(cutoffs);
      List<TrainingRow> list = new ArrayList<>();
      rows.forEachRemaining(row -> list.add(TrainingVersions.trainingRow(row, known)));
      return TrainingBlock.of(list, known, dimension).versionsAfter(done).stream()
          .map(BlockRows::row)
          .iterator();
    };
  }

  /** Block versions as rows, on their way from the executors. */
  private static final class BlockRows {
    static final StructType SCHEMA =
        new StructType()
            .add("block", "int")
            .add("cutoff", "int")
            .add("excluded", "bigint")
            .add("moments", "array<double>");

    private BlockRows() {}

    static Row row(BlockVersion version) {
      return RowFactory.create(
          version.block(),
          version.cutoff(),
          version.excludedRows(),
          DoubleArrays.boxed(version.moments().toArray()));
    }

    static BlockVersion version(Row row) {
      return new BlockVersion(
          row.getInt(0),
          row.getInt(1),
          Moments.fromArray(DoubleArrays.primitive(row.getList(3))),
          row.getLong(2));
    }
  }
}
