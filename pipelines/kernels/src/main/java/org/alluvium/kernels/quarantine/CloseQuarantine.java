package org.alluvium.kernels.quarantine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.kernels.quarantine.PriceEvents.Delisting;
import org.alluvium.kernels.quarantine.ReceivedClose.Standing;

/**
 * Walks the closes of one instrument in the order in which they became known, and holds back those
 * that moved too far.
 *
 * <p>A close whose absolute log return on the last received one is beyond the bound, stated and in
 * the terms of known splits and dividends, opens a level. It is held, and so are the sessions that
 * follow within the bound of it: were they let through alone, their return would span the held
 * session. After as many such sessions as the terms ask for, or when a second source states the
 * same close, all of the level are let go, from the moment of that proof on; so is what the
 * delisting of the instrument made its last word, when that is known. A close back within the bound
 * of the last accepted one, and beyond that of the level, passes at once, and the level stays held.
 * Of levels on the way to the one that proved itself those between it and the last accepted close
 * are let go with it.
 *
 * <p>A close for a day up to the last accepted one passes within the bound of its own day's, the
 * day before's or the day after's accepted close, or when another source's held one agrees.
 *
 * <p>Each decision depends on what was known by then alone, so that closes in several walks, each
 * with what the ones before decided, are decided as in one. O(n log n) for n closes, and the square
 * of the longest run of held ones.
 */
public final class CloseQuarantine {
  private final QuarantineTerms terms;
  private final PriceEvents events;
  private final List<ReceivedClose> closes;
  private final TreeMap<Integer, ReceivedClose> accepted = new TreeMap<>();
  private final List<Integer> pending = new ArrayList<>();
  private final Set<Integer> passed = new HashSet<>();
  private final Map<Integer, List<Integer>> heldOn = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private CloseQuarantine(QuarantineTerms terms, PriceEvents events, List<ReceivedClose> closes) {
    this.terms = terms;
    this.events = events;
    this.closes = closes;
  }

  /**
   * What is held and what is let go, in the order of these moments.
   *
   * @param closes in any order; accepted ones from the last before every new one on
   */
  public static List<Finding> walk(
      QuarantineTerms terms, PriceEvents events, List<ReceivedClose> closes) {
    CloseQuarantine walk = new CloseQuarantine(terms, events, closes);
    List<Integer> arrivals = new ArrayList<>();
    for (int row = 0; row < closes.size(); row++) {
      if (closes.get(row).standing() == Standing.ACCEPTED) {
        walk.accepted.put(closes.get(row).day(), closes.get(row));
      } else {
        arrivals.add(row);
      }
    }
    arrivals.sort(
        Comparator.comparingLong((Integer row) -> closes.get(row).knownAt())
            .thenComparingInt(row -> closes.get(row).day())
            .thenComparing(row -> closes.get(row).source()));
    arrivals.forEach(walk::arrive);
    walk.delist();
    return walk.told();
  }

  private void arrive(int row) {
    ReceivedClose close = closes.get(row);
    boolean inside = !accepted.isEmpty() && close.day() <= accepted.lastKey();
    if (close.standing() == Standing.HELD) {
      keep(row);
      if (!inside) {
        enqueue(row);
      }
    } else if (inside) {
      judgeInside(row);
    } else if (accepted.isEmpty() || (pending.isEmpty() && near(last(), close, close.knownAt()))) {
      accept(row, row);
    } else {
      enqueue(row);
      settle(row);
      if (!passed.contains(row)) {
        hold(row, receivedBefore(row));
      }
    }
  }

  private ReceivedClose last() {
    return accepted.lastEntry().getValue();
  }

  private void judgeInside(int row) {
    ReceivedClose close = closes.get(row);
    List<ReceivedClose> around = new ArrayList<>();
    for (Map.Entry<Integer, ReceivedClose> neighbour :
        Arrays.asList(
            accepted.lowerEntry(close.day()),
            accepted.floorEntry(close.day()),
            accepted.higherEntry(close.day()))) {
      if (neighbour != null) {
        around.add(neighbour.getValue());
      }
    }
    boolean supported =
        around.stream().anyMatch(other -> near(other, close, close.knownAt()))
            || heldOn.getOrDefault(close.day(), List.of()).stream()
                .anyMatch(held -> agree(closes.get(held), close));
    if (supported) {
      accept(row, row);
    } else {
      hold(row, around.get(0));
    }
  }

  /** By day, then by moment; a source's newer statement of a day takes the place of its older. */
  private void enqueue(int row) {
    ReceivedClose close = closes.get(row);
    pending.removeIf(
        other ->
            closes.get(other).day() == close.day()
                && closes.get(other).source().equals(close.source()));
    pending.add(row);
    pending.sort(
        Comparator.comparingInt((Integer other) -> closes.get(other).day())
            .thenComparingLong(other -> closes.get(other).knownAt()));
  }

  private ReceivedClose receivedBefore(int row) {
    int position = pending.indexOf(row);
    return position > 0 ? closes.get(pending.get(position - 1)) : last();
  }

  /** Decides on what is pending, by what is known when a close arrives. */
  private void settle(int arrived) {
    long moment = closes.get(arrived).knownAt();
    int next = 0;
    int level = 0;
    Set<Integer> proof = new HashSet<>();
    while (next < pending.size()) {
      ReceivedClose close = closes.get(pending.get(next));
      ReceivedClose held = closes.get(pending.get(level));
      boolean opens = level == next;
      if (!opens && near(held, close, moment)) {
        if (close.day() != held.day()) {
          proof.add(close.day());
        }
        if (proof.size() < terms.sessions() && !agrees(next)) {
          next++;
          continue;
        }
        release(level, next, arrived, moment);
      } else if (near(last(), close, moment)) {
        accept(pending.get(next), arrived);
      } else {
        level = next++;
        proof.clear();
        continue;
      }
      pending.subList(0, next + 1).clear();
      next = 0;
      level = 0;
      proof.clear();
    }
  }

  private boolean agrees(int position) {
    ReceivedClose close = closes.get(pending.get(position));
    return pending.subList(0, position).stream().anyMatch(other -> agree(closes.get(other), close));
  }

  private boolean agree(ReceivedClose one, ReceivedClose other) {
    return one.day() == other.day()
        && !one.source().equals(other.source())
        && Math.abs(Math.log(other.close() / one.close())) <= terms.agreement();
  }

  /** Lets a level go, and what lies on the way to it; of one day the newest statement. */
  private void release(int level, int end, int prover, long moment) {
    ReceivedClose before = last();
    ReceivedClose proved = closes.get(pending.get(level));
    TreeMap<Integer, Integer> ofDays = new TreeMap<>();
    for (int position = 0; position <= end; position++) {
      int row = pending.get(position);
      if (position >= level || isBetween(before, closes.get(row), proved, moment)) {
        ofDays.put(closes.get(row).day(), row);
      }
    }
    ofDays.values().forEach(row -> accept(row, prover, moment));
  }

  private boolean isBetween(
      ReceivedClose before, ReceivedClose close, ReceivedClose proved, long moment) {
    double move = move(before, close, moment);
    double whole = move(before, proved, moment);
    return Math.signum(move) == Math.signum(whole) && Math.abs(move) <= Math.abs(whole);
  }

  private void delist() {
    if (pending.isEmpty() || accepted.isEmpty()) {
      return;
    }
    ReceivedClose end = closes.get(pending.get(pending.size() - 1));
    events.delistings().stream()
        .filter(delisting -> delisting.exDay() > end.day())
        .mapToLong(Delisting::knownAt)
        .min()
        .ifPresent(
            knownAt -> {
              int last = pending.size() - 1;
              long moment = Math.max(knownAt, end.knownAt());
              release(levelOfEnd(), last, pending.get(last), moment);
              pending.clear();
            });
  }

  private int levelOfEnd() {
    int level = 0;
    for (int position = 1; position < pending.size(); position++) {
      ReceivedClose close = closes.get(pending.get(position));
      level = near(closes.get(pending.get(level)), close, close.knownAt()) ? level : position;
    }
    return level;
  }

  private boolean near(ReceivedClose one, ReceivedClose other, long moment) {
    ReceivedClose earlier = one.day() <= other.day() ? one : other;
    ReceivedClose later = earlier == one ? other : one;
    return Math.abs(Math.log(later.close() / earlier.close())) <= terms.bound()
        || Math.abs(move(earlier, later, moment)) <= terms.bound();
  }

  private double move(ReceivedClose earlier, ReceivedClose later, long moment) {
    return Math.log(later.close() / events.restated(earlier, later, moment));
  }

  private void accept(int row, int prover) {
    accept(row, prover, closes.get(prover).knownAt());
  }

  private void accept(int row, int prover, long moment) {
    ReceivedClose close = closes.get(row);
    accepted.put(close.day(), close);
    passed.add(row);
    if (moment > close.knownAt() || close.standing() == Standing.HELD) {
      findings.add(new Finding(row, Finding.Kind.RELEASED, moment, closes.get(prover)));
    }
  }

  private void hold(int row, ReceivedClose reference) {
    keep(row);
    long knownAt = closes.get(row).knownAt();
    findings.add(new Finding(row, Finding.Kind.HELD, knownAt, reference));
  }

  private void keep(int row) {
    heldOn.computeIfAbsent(closes.get(row).day(), day -> new ArrayList<>()).add(row);
  }

  /** Without closes that were let go at the very moment at which they came. */
  private List<Finding> told() {
    Set<Integer> late = new HashSet<>();
    findings.stream()
        .filter(finding -> finding.kind() == Finding.Kind.RELEASED)
        .forEach(finding -> late.add(finding.row()));
    return findings.stream()
        .filter(
            finding ->
                closes.get(finding.row()).standing() == Standing.HELD
                    || !passed.contains(finding.row())
                    || late.contains(finding.row()))
        .toList();
  }
}
