package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alluvium.flows.report.model.SelectionReport.Counts;
import org.alluvium.flows.report.model.SelectionReport.History;
import org.alluvium.flows.report.model.SelectionReport.Veto;
import org.alluvium.flows.selection.Verdict;

/** Counts decisions of a selection, and its vetoes by reason. */
final class SelectionTally {
  private static final String STRICT = "strict";
  private static final String NEXT_FAILURE = "; ";

  private final NavigableMap<LocalDate, List<Group>> byDecision;

  /**
   * Candidates of one decision that are alike.
   *
   * @param step by which winners won; empty of others
   * @param reason of a veto, without the values that failed; empty of others
   */
  record Group(
      LocalDate decided, Verdict verdict, String stage, String step, String reason, long count) {}

  SelectionTally(List<Group> groups) {
    this.byDecision =
        groups.stream()
            .collect(Collectors.groupingBy(Group::decided, TreeMap::new, Collectors.toList()));
  }

  boolean isEmpty() {
    return byDecision.isEmpty();
  }

  /** The session of the latest decision. */
  LocalDate latest() {
    return byDecision.lastKey();
  }

  /**
   * All decisions.
   *
   * @param minimum winners that the policy wants
   */
  History history(int minimum) {
    int relaxed = 0;
    int below = 0;
    int without = 0;
    long all = 0;
    for (List<Group> decision : byDecision.values()) {
      long winners = decision.stream().filter(SelectionTally::won).mapToLong(Group::count).sum();
      relaxed += decision.stream().anyMatch(g -> won(g) && !g.step().equals(STRICT)) ? 1 : 0;
      below += winners < minimum ? 1 : 0;
      without += winners == 0 ? 1 : 0;
      all += winners;
    }
    return new History(
        byDecision.firstKey(),
        byDecision.size(),
        minimum,
        new Counts(relaxed, below, without, all),
        vetoes());
  }

  private static boolean won(Group group) {
    return group.verdict() == Verdict.WINNER;
  }

  private List<Veto> vetoes() {
    Map<List<String>, Tally> tallies = new TreeMap<>(Comparator.comparing(List::toString));
    byDecision.values().stream()
        .flatMap(Collection::stream)
        .filter(group -> group.verdict() == Verdict.VETOED)
        .forEach(
            group -> {
              for (String reason : group.reason().split(NEXT_FAILURE)) {
                tallies
                    .computeIfAbsent(List.of(group.stage(), reason), key -> new Tally())
                    .add(group, latest());
              }
            });
    List<Veto> vetoes = new ArrayList<>();
    tallies.forEach((key, tally) -> vetoes.add(tally.veto(key.get(0), key.get(1))));
    vetoes.sort(Comparator.comparingLong(Veto::all).reversed());
    return vetoes;
  }

  /** Vetoes of one reason. */
  private static final class Tally {
    private final Set<LocalDate> decisions = new HashSet<>();
    private long all;
    private long latest;

    void add(Group group, LocalDate newest) {
      decisions.add(group.decided());
      all += group.count();
      latest += group.decided().equals(newest) ? group.count() : 0;
    }

    Veto veto(String stage, String reason) {
      return new Veto(stage, reason, latest, all, decisions.size());
    }
  }
}
