package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alluvium.flows.selection.Verdict;

/**
 * What a sleeve's selection did, from candidates to winners.
 *
 * @param decided session of the latest decision
 * @param candidates of that decision, in order of symbol
 * @param steps what each stage of it did, in words
 * @param history all its decisions
 */
public record SelectionReport(
    LocalDate decided, List<Candidate> candidates, List<String> steps, History history) {
  public SelectionReport {
    Objects.requireNonNull(decided, "decided");
    candidates = List.copyOf(candidates);
    steps = List.copyOf(steps);
    Objects.requireNonNull(history, "history");
  }

  /**
   * One candidate of the latest decision.
   *
   * @param stage that decided it
   * @param reason in words
   * @param side 1 bought, -1 sold, 0 none
   * @param cluster its number
   */
  public record Candidate(
      String symbol,
      Verdict verdict,
      String stage,
      String reason,
      int side,
      Figure score,
      Part<Integer> cluster) {
    public Candidate {
      Objects.requireNonNull(symbol, "symbol");
      Objects.requireNonNull(verdict, "verdict");
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(score, "score");
      Objects.requireNonNull(cluster, "cluster");
    }
  }

  /**
   * All decisions as known by the run.
   *
   * @param first session of the first
   * @param decisions how many
   * @param minimum winners that the policy wants; 0 = any number
   * @param counts of decisions by what they were
   * @param vetoes by reason, the most frequent first
   */
  public record History(
      LocalDate first, int decisions, int minimum, Counts counts, List<Veto> vetoes) {
    public History {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(counts, "counts");
      vetoes = List.copyOf(vetoes);
    }
  }

  /**
   * Decisions by what they were.
   *
   * @param relaxed some winner won by another step than the strict one
   * @param belowMinimum fewer winners than the minimum after all
   * @param without no winner at all
   * @param winners of all decisions together
   */
  public record Counts(int relaxed, int belowMinimum, int without, long winners) {}

  /**
   * Vetoes for one reason; a candidate can fail several thresholds at once.
   *
   * @param stage that vetoed
   * @param reason in words, without the value that failed
   * @param latest how many in the latest decision
   * @param all how many in all decisions
   * @param decisions how many decisions had one
   */
  public record Veto(String stage, String reason, long latest, long all, int decisions) {
    public Veto {
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** A cluster of the latest decision. */
  public record Cluster(int number, List<Candidate> members) {
    public Cluster {
      members = List.copyOf(members);
    }

    public List<Candidate> winners() {
      return members.stream().filter(member -> member.verdict() == Verdict.WINNER).toList();
    }
  }

  /** Candidates of the latest decision with a verdict. */
  public long count(Verdict verdict) {
    return candidates.stream().filter(candidate -> candidate.verdict() == verdict).count();
  }

  /** Clusters of the latest decision, by number; none where nothing was clustered. */
  public List<Cluster> clusters() {
    return candidates.stream()
        .filter(candidate -> candidate.cluster().isPresent())
        .collect(
            Collectors.groupingBy(
                candidate -> candidate.cluster().value(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> new Cluster(entry.getKey(), entry.getValue()))
        .toList();
  }
}
