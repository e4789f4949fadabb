package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.columnar.WideSchema;
import org.alluvium.lakehouse.columnar.WrittenFile;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.TableName;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Action$;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics$;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An append of blocks: data files first, written by tasks, then one commit that lists them. Until
 * it, no reader sees any of them; files of attempts that failed belong to nothing.
 *
 * <p>Delta's own writer checks NOT NULL and CHECK on each row and this one makes none. A block
 * cannot lack its keys; CHECK is asked of the written files before the commit. The commit is an
 * ordinary Delta transaction: the same conflicts, metrics, run id and checkpoints as a write of
 * rows.
 *
 * @param spark session that commits
 * @param path folder of the table, which exists
 * @param table named in errors
 * @param schema shape of the table
 */
record BlockAppend(SparkSession spark, String path, TableName table, WideSchema schema) {
  private static final String CONSTRAINT = "delta.constraints.";

  /** Whether an append of this id was committed. */
  boolean isDone(String appId) {
    return begin().txnVersion(appId) >= 1;
  }

  /** Writes the blocks of each partition into a file; nothing is visible yet. */
  List<WrittenFile> write(
      Dataset<Row> rows, MapPartitionsFunction<Row, SeriesBlock> blocks, RunStamp stamp) {
    BlockTask task =
        new BlockTask(
            blocks,
            schema,
            stamp.ofWrite(),
            path,
            new SerializableConfiguration(spark.sessionState().newHadoopConf()));
    return rows.coalesce(rows.sparkSession().sparkContext().defaultParallelism())
        .mapPartitions(task, Encoders.javaSerialization(WrittenFile.class))
        .collectAsList();
  }

  /** Lists the files in the table, once per application id, and keeps the marks beside them. */
  void commit(List<WrittenFile> written, String appId, Map<String, Long> marks, String runId) {
    OptimisticTransaction transaction = begin();
    if (transaction.txnVersion(appId) >= 1) {
      return;
    }
    AddedFiles added = new AddedFiles(schema, written);
    long now = System.currentTimeMillis();
    List<Action> adds = added.json(now).stream().map(Action$.MODULE$::fromJson).toList();
    requireConstraints(transaction, adds);
    transaction.registerSQLMetrics(spark, metrics(added));
    List<Action> actions = new ArrayList<>(adds);
    actions.add(new SetTransaction(appId, 1, Option.apply(now)));
    marks.forEach(
        (name, value) ->
            actions.add(
                new SetTransaction(CommitFile.transactionOf(name), value, Option.apply(now))));
    DeltaFiles.inSession(spark, () -> transaction.commit(seq(actions), operation(runId)));
  }

  private OptimisticTransaction begin() {
    return DeltaLog.forTable(spark, path).startTransaction(Option.empty(), Option.empty());
  }

  private void requireConstraints(OptimisticTransaction transaction, List<Action> adds) {
    Map<String, String> rules = rules(transaction);
    if (rules.isEmpty() || adds.isEmpty()) {
      return;
    }
    List<AddFile> files = adds.stream().map(AddFile.class::cast).toList();
    Dataset<Row> rows =
        transaction
            .deltaLog()
            .createDataFrame(transaction.snapshot(), seq(files), false, Option.empty());
    rules.forEach(
        (name, rule) -> {
          Dataset<Row> broken = rows.filter(not(coalesce(expr(rule), lit(false))));
          Optional<Row> first = broken.limit(1).collectAsList().stream().findFirst();
          if (first.isPresent()) {
            String detail = "%s (%s) does not hold for %s".formatted(name, rule, key(first.get()));
            throw LakehouseErrors.constraintViolated(table, detail, null);
          }
        });
  }

  /** CHECK constraints as the table on disk has them. NOT NULL is for keys, which blocks have. */
  private Map<String, String> rules(OptimisticTransaction transaction) {
    for (StructField field : transaction.metadata().schema().fields()) {
      if (!field.nullable() && schema.isValue(field.name())) {
        String detail = "column %s is NOT NULL on disk, a value of a block may be missing";
        throw LakehouseErrors.constraintViolated(table, detail.formatted(field.name()), null);
      }
    }
    Map<String, String> rules = new LinkedHashMap<>();
    CollectionConverters.asJava(transaction.metadata().configuration())
        .forEach(
            (property, value) -> {
              if (property.startsWith(CONSTRAINT)) {
                rules.put("CHECK " + property.substring(CONSTRAINT.length()), value);
              }
            });
    return rules;
  }

  private String key(Row row) {
    return "%s of %s"
        .formatted(row.<Object>getAs(schema.series()), row.<Object>getAs(schema.day()));
  }

  private DeltaOperations.Write operation(String runId) {
    return new DeltaOperations.Write(
        SaveMode.Append,
        Option.apply(seq(List.<String>of())),
        Option.empty(),
        Option.apply(runId),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private scala.collection.immutable.Map<String, SQLMetric> metrics(AddedFiles added) {
    Map<String, SQLMetric> metrics = new LinkedHashMap<>();
    metrics.put("numFiles", metric(added.files().size()));
    metrics.put("numOutputBytes", metric(added.bytes()));
    metrics.put("numOutputRows", metric(added.rows()));
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(metrics));
  }

  private SQLMetric metric(long value) {
    SparkContext context = spark.sparkContext();
    SQLMetric metric = SQLMetrics$.MODULE$.createMetric(context, "of an append of blocks");
    metric.set(value);
    return metric;
  }

  private static <T> scala.collection.immutable.Seq<T> seq(List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }
}
