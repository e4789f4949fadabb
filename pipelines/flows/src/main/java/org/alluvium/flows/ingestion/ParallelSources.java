package org.alluvium.flows.ingestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.lakehouse.error.AlluviumException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads several sources, those over a network at the same time. One of which nothing can be had
 * does not lose the others: it tells so among its failures.
 */
final class ParallelSources {
  private ParallelSources() {}

  /** The rows of all, in the order of the sources. */
  static Dataset<Row> fetched(
      SparkSession spark, List<Source> sources, Function<Source, KnowledgeWindow> window) {
    ExecutorService threads = Executors.newFixedThreadPool(sources.size());
    try {
      Map<Source, Future<Dataset<Row>>> asked = new LinkedHashMap<>();
      sources.stream()
          .filter(Source::isAsked)
          .forEach(s -> asked.put(s, threads.submit(() -> s.fetch(spark, window.apply(s)))));
      List<Dataset<Row>> rows = new ArrayList<>();
      List<AlluviumException> failures = new ArrayList<>();
      for (Source source : sources) {
        try {
          rows.add(
              asked.containsKey(source)
                  ? result(asked.get(source))
                  : source.fetch(spark, window.apply(source)));
        } catch (AlluviumException e) {
          failures.add(toleratedFrom(source, e));
        }
      }
      return rows.stream().reduce(Dataset::union).orElseThrow(() -> failures.get(0));
    } finally {
      threads.shutdownNow();
    }
  }

  /** What keeps a file from being read is told at once. */
  private static AlluviumException toleratedFrom(Source source, AlluviumException failure) {
    if (source.isAsked() && !source.failures().isEmpty()) {
      return failure;
    }
    throw failure;
  }

  private static Dataset<Row> result(Future<Dataset<Row>> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking sources", e);
    }
  }
}
