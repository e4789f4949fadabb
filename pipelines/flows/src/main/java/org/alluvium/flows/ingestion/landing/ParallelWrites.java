package org.alluvium.flows.ingestion.landing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alluvium.lakehouse.io.WriteResult;

/**
 * Writes of different tables at the same time: while one plans and commits, another one's tasks
 * run. All of them have ended, well or not, when it returns or throws.
 */
public final class ParallelWrites {
  private ParallelWrites() {}

  /**
   * Runs the writes, each in a thread of its own that inherits the caller's Spark properties.
   *
   * @return what was written, in the order of the writes
   */
  public static List<WriteResult> run(List<Callable<Optional<WriteResult>>> writes) {
    ExecutorService threads = Executors.newFixedThreadPool(writes.size());
    try {
      return results(threads.invokeAll(writes));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    } finally {
      threads.shutdown();
    }
  }

  private static List<WriteResult> results(List<Future<Optional<WriteResult>>> ended)
      throws InterruptedException {
    List<WriteResult> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Future<Optional<WriteResult>> write : ended) {
      try {
        write.get().ifPresent(results::add);
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    if (!failures.isEmpty()) {
      throw together(failures);
    }
    return results;
  }

  /** The first failure, with the others attached. */
  private static RuntimeException together(List<Throwable> failures) {
    Throwable first = failures.get(0);
    failures.stream().skip(1).forEach(first::addSuppressed);
    if (first instanceof Error error) {
      throw error;
    }
    return first instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(first.getMessage(), first);
  }
}
