package org.alluvium.flows.ingestion.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.received.FetchFailure;
import org.alluvium.flows.stage.ParallelCalls;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;

/**
 * Asks for several names, so many at a time; what came is in the order of the names, whichever came
 * first. A name that fails does not lose the others; after three in a row that no server answered,
 * the rest is not asked for.
 *
 * @param <T> what a name brings
 */
final class ParallelFetch<T> {
  private static final int UNANSWERED = 3;

  private final String source;
  private final int count;
  private final Function<String, T> fetch;
  private final Function<T, String> note;
  private final FetchProgress progress;
  private final List<FetchFailure> failures = new ArrayList<>();
  private int done;
  private int unanswered;

  /**
   * @param count how many names there are
   * @param fetch asks for one
   * @param note what to tell of what it brought
   */
  ParallelFetch(
      String source,
      int count,
      Function<String, T> fetch,
      Function<T, String> note,
      FetchProgress progress) {
    this.source = source;
    this.count = count;
    this.fetch = fetch;
    this.note = note;
    this.progress = progress;
  }

  /** What the names brought, those that failed left out. */
  List<T> of(List<String> names, int atOnce) {
    List<Callable<Optional<T>>> calls = new ArrayList<>();
    names.forEach(name -> calls.add(() -> one(name)));
    return ParallelCalls.run("asking for " + source, atOnce, calls).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Names that failed, in their order. */
  List<FetchFailure> failures(List<String> names) {
    return names.stream()
        .flatMap(name -> failures.stream().filter(failure -> failure.name().equals(name)))
        .toList();
  }

  private Optional<T> one(String name) {
    try {
      if (isGivenUp()) {
        throw IngestionErrors.notAsked(source, name);
      }
      T brought = fetch.apply(name);
      fetched(name, note.apply(brought));
      return Optional.of(brought);
    } catch (AlluviumException e) {
      failed(name, e);
      return Optional.empty();
    }
  }

  private synchronized boolean isGivenUp() {
    return unanswered >= UNANSWERED;
  }

  private synchronized void fetched(String name, String told) {
    unanswered = 0;
    progress.fetched(new FetchProgress.Step(source, name, ++done, count), told);
  }

  private synchronized void failed(String name, AlluviumException cause) {
    unanswered += cause.category() == ErrorCategory.INPUT_MISSING ? 1 : 0;
    failures.add(new FetchFailure(source, name, cause));
    progress.failed(new FetchProgress.Step(source, name, ++done, count), cause.getMessage());
  }
}
