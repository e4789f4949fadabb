package org.alluvium.flows.ingestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.stage.ParallelCalls;
import org.alluvium.lakehouse.error.AlluviumException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads several sources: files first, then those over a network at the same time. What keeps a file
 * from being read is told before any server is asked; a server of which nothing can be had does not
 * lose the others, and is told among the failures of its source.
 *
 * @param window what to read of a source
 */
record ParallelSources(SparkSession spark, Function<Source, KnowledgeWindow> window) {
  /** The rows of all. */
  Dataset<Row> fetched(List<Source> sources) {
    List<Dataset<Row>> rows = new ArrayList<>();
    List<Callable<Optional<Dataset<Row>>>> asked = new ArrayList<>();
    for (Source source : sources) {
      if (source.isAsked()) {
        asked.add(() -> asked(source));
      } else {
        rows.add(fetch(source));
      }
    }
    ParallelCalls.run("asking sources", sources.size(), asked)
        .forEach(answer -> answer.ifPresent(rows::add));
    return rows.stream()
        .reduce(Dataset::union)
        .orElseThrow(() -> sources.get(0).failures().get(0).cause());
  }

  private Optional<Dataset<Row>> asked(Source source) {
    try {
      return Optional.of(fetch(source));
    } catch (AlluviumException e) {
      if (source.failures().isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Dataset<Row> fetch(Source source) {
    return source.fetch(spark, window.apply(source));
  }
}
