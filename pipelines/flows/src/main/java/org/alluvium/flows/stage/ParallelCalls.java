package org.alluvium.flows.stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Calls side by side: while one waits for a server, or plans and commits a write, another one
 * works. One that fails does not stop the others: all have ended, well or not, when it returns or
 * throws. When the caller is interrupted, so are they.
 */
public final class ParallelCalls {
  private ParallelCalls() {}

  /**
   * Runs each call in a thread that inherits the caller's Spark properties.
   *
   * @param doing what they do, for the message when they are interrupted
   * @param atOnce how many may run at the same time
   * @return what they returned, in the order of the calls
   */
  public static <T> List<T> run(String doing, int atOnce, Collection<? extends Callable<T>> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, calls.size()));
    try {
      return results(threads.invokeAll(calls));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + doing, e);
    } finally {
      threads.shutdown();
    }
  }

  private static <T> List<T> results(List<Future<T>> ended) throws InterruptedException {
    List<T> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Future<T> call : ended) {
      try {
        results.add(call.get());
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
    failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
    if (first instanceof Error error) {
      throw error;
    }
    return first instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(first.getMessage(), first);
  }
}
