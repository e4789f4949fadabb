package org.alluvium.flows.ingestion.received;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Where rows come from. One source yields either bars or observations. */
public interface Source {
  /** Value of {@code source} in every table. */
  String id();

  SourceYield yields();

  /** Fails clearly when what is to be read is not there; no row is read, Spark is not needed. */
  void requirePresent();

  /**
   * Names the contents on offer, in a fixed order: equal ids for equal bytes. Fails clearly when
   * something that was declared is missing, empty, cut, or not of its format. What is asked over a
   * network has contents once it is fetched.
   */
  List<String> batchIds(SparkSession spark);

  /** Whether a server is asked, so that it is worth while to ask others at the same time. */
  default boolean isAsked() {
    return false;
  }

  /** What the last {@link #fetch} could not have, while it had the rest. */
  default List<FetchFailure> failures() {
    return List.of();
  }

  /**
   * Rows of the window in the form of {@link ReceivedRows}, refused ones among them. Rows whose
   * date cannot be read belong to every window.
   */
  Dataset<Row> fetch(SparkSession spark, KnowledgeWindow window);
}
