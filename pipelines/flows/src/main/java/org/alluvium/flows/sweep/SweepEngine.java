package org.alluvium.flows.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.SearchedStudy;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.kernels.search.TrialValues;

/**
 * Makes the trials of a sweep in rounds. In each, the trials go on record, then they are computed,
 * then their returns are kept, then their ends. So whatever stops a sweep, every trial that began
 * is counted; the next one with the same plan ends those that had begun, under their own rows, and
 * makes the rest. Two rounds are what is held in memory, however many trials there are: one is
 * computed while the one before it is put on record.
 */
final class SweepEngine {
  private final SweepPlan plan;
  private final TrialTables tables;
  private final TrialWriter writer;
  private final Rounds rounds;
  private final SweepProgress progress;
  private final List<Trial> trials = new ArrayList<>();
  private final Map<String, TrialOutcome> outcomes = new LinkedHashMap<>();
  private Optional<Written> writing = Optional.empty();

  /** A round that was computed, while another thread puts it on record. */
  private record Written(List<TrialOutcome> ends, Future<?> done) {}

  /** Computes trials of a round, in any order. */
  interface Rounds {
    List<TrialResult> compute(List<TrialRequest> trials, SweepProgress progress);

    /** Most trials of a round. */
    int size();

    /** Epoch days of the returns. */
    long[] days();
  }

  SweepEngine(
      SweepPlan plan,
      TrialTables tables,
      TrialWriter writer,
      Rounds rounds,
      SweepProgress progress) {
    this.plan = plan;
    this.tables = tables;
    this.writer = writer;
    this.rounds = rounds;
    this.progress = progress;
  }

  /**
   * Makes what is missing.
   *
   * @param record what there is of the study
   * @param prices digest of the prices that trials are computed from
   * @return how every trial of the study ended, by id
   */
  Map<String, TrialOutcome> run(StudyRecord record, String prices) {
    begin(record.searched(), prices);
    trials.addAll(record.trials());
    outcomes.putAll(record.outcomes());
    progress.started(outcomes.size(), plan.trials());
    ExecutorService thread = Executors.newSingleThreadExecutor(SweepEngine::daemon);
    try {
      endBegun(thread);
      while (trials.size() < plan.trials()) {
        if (plan.sampling().sampler() == SamplerKind.TPE) {
          await();
        }
        round(next(), thread);
      }
      await();
    } finally {
      finish(thread);
    }
    return outcomes;
  }

  /** Nothing is written any more once a sweep has failed. */
  private static void finish(ExecutorService thread) {
    thread.shutdown();
    try {
      thread.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "trial-writer");
    thread.setDaemon(true);
    return thread;
  }

  private void begin(Optional<SearchedStudy> stored, String prices) {
    Study study = plan.study();
    if (stored.isEmpty()) {
      SweepPlan.Sampling sampling = plan.sampling();
      writer.begin(
          new SearchedStudy(
              study, sampling.sampler().id(), sampling.seed(), plan.definition(), prices));
    } else if (!stored.get().prices().equals(prices)) {
      throw SweepErrors.otherPrices(study.name(), stored.get().prices(), prices);
    }
  }

  /** Ends what another process began: by the returns that it kept, else by computing it. */
  private void endBegun(ExecutorService thread) {
    List<Trial> begun = trials.stream().filter(t -> !outcomes.containsKey(t.id())).toList();
    for (int at = 0; at < begun.size(); at += rounds.size()) {
      List<Trial> round = begun.subList(at, Math.min(begun.size(), at + rounds.size()));
      Set<String> ids = round.stream().map(Trial::id).collect(Collectors.toSet());
      List<TrialOutcome> kept = new ArrayList<>();
      tables
          .returns(plan.study().name(), ids::contains)
          .forEach((id, returns) -> kept.add(TrialOutcome.finished(id, returns)));
      if (!kept.isEmpty()) {
        writer.end(plan.study(), kept);
        ended(kept);
      }
      round(round.stream().filter(t -> !outcomes.containsKey(t.id())).toList(), thread);
      await();
    }
  }

  /** Puts the next trials on record. */
  private List<Trial> next() {
    int most = Math.min(rounds.size(), plan.trials() - trials.size());
    List<Trial> started = new ArrayList<>();
    for (TrialValues values :
        new TrialProposals(plan.space(), plan.sampling()).after(trials, outcomes, most)) {
      Map<String, String> texts = TrialParameters.texts(plan.fixed(), values);
      started.add(
          new Trial(
              plan.study(),
              trials.size() + started.size() + 1L,
              Optional.empty(),
              plan.sampling().sampler().id(),
              TrialParameters.json(plan.rule(), texts),
              OptionalLong.of(plan.sampling().seed())));
    }
    writer.start(plan.study(), started);
    trials.addAll(started);
    return started;
  }

  /** Computes a round while the one before it is put on record. */
  private void round(List<Trial> round, ExecutorService thread) {
    if (round.isEmpty()) {
      return;
    }
    List<TrialRequest> requests =
        round.stream()
            .map(t -> new TrialRequest(t.id(), TrialParameters.parse(t.parameters())))
            .toList();
    Map<String, ReturnStream> returns = new LinkedHashMap<>();
    List<TrialOutcome> ends = new ArrayList<>();
    for (TrialResult result : rounds.compute(requests, progress)) {
      if (result.isFailed()) {
        ends.add(TrialOutcome.failed(result.id(), result.failure()));
      } else {
        ReturnStream stream = ReturnStream.of(rounds.days(), result.returns());
        returns.put(result.id(), stream);
        ends.add(TrialOutcome.finished(result.id(), stream));
      }
    }
    await();
    Runnable record =
        () -> {
          writer.keep(plan.study(), returns);
          writer.end(plan.study(), ends);
        };
    writing = Optional.of(new Written(ends, thread.submit(record)));
  }

  /** Waits until the round that was computed last is on record. */
  private void await() {
    if (writing.isEmpty()) {
      return;
    }
    Written written = writing.get();
    writing = Optional.empty();
    try {
      written.done().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("trials could not be put on record", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while trials were put on record", e);
    }
    ended(written.ends());
  }

  private void ended(List<TrialOutcome> ends) {
    ends.forEach(outcome -> outcomes.put(outcome.trialId(), outcome));
    progress.ended(outcomes.size());
  }
}
