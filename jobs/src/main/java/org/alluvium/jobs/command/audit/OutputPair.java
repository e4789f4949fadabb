package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alluvium.jobs.command.audit.RunContents.Output;

/**
 * What two runs wrote of the same thing, or what only one of them wrote.
 *
 * @param before of the earlier run
 * @param after of the later one
 * @param ignored columns of which the two have different values by what they are, such as their
 *     lineage
 */
record OutputPair(Optional<Output> before, Optional<Output> after, Set<String> ignored) {
  static final String LINEAGE = "lineage";
  private static final String EVENT_DATE = "event_date";
  private static final String KNOWN_AT = "known_at";
  private static final String CUTOFF = "cutoff";
  private static final String RUN_ID = "run_id";

  /** What slices may differ in and still be paired: nothing, a setting, then also the instant. */
  private static final List<Set<String>> LEFT_OPEN =
      List.of(Set.of(), Set.of(LINEAGE), Set.of(LINEAGE, EVENT_DATE, KNOWN_AT, CUTOFF, RUN_ID));

  OutputPair {
    ignored = Set.copyOf(ignored);
  }

  /**
   * Pairs the outputs of two runs: equal slices first, then those that are alike but for their
   * lineage, then for lineage and instant. Where several could be meant, none is paired.
   *
   * @return every output once, in order of name
   */
  static List<OutputPair> of(Collection<Output> older, Collection<Output> newer) {
    Set<Output> left = new LinkedHashSet<>(older);
    Set<Output> right = new LinkedHashSet<>(newer);
    List<OutputPair> pairs = new ArrayList<>();
    for (Set<String> open : LEFT_OPEN) {
      Map<String, List<Output>> after = grouped(right, open);
      grouped(left, open)
          .forEach(
              (name, olds) -> {
                List<Output> news = after.getOrDefault(name, List.of());
                if (olds.size() == 1 && news.size() == 1) {
                  pairs.add(paired(olds.get(0), news.get(0)));
                  left.remove(olds.get(0));
                  right.remove(news.get(0));
                }
              });
    }
    left.forEach(o -> pairs.add(new OutputPair(Optional.of(o), Optional.empty(), Set.of())));
    right.forEach(o -> pairs.add(new OutputPair(Optional.empty(), Optional.of(o), Set.of())));
    pairs.sort(Comparator.comparing(OutputPair::name));
    return List.copyOf(pairs);
  }

  /** Whether both runs wrote it. */
  boolean isWhole() {
    return before.isPresent() && after.isPresent();
  }

  /** Whether the runs wrote the same. */
  boolean isSame() {
    return isWhole() && before.map(Output::digest).equals(after.map(Output::digest));
  }

  /** That of the later run, if it wrote one. */
  Output latest() {
    return after.or(() -> before).orElseThrow();
  }

  /** Table and what both slices have in common. */
  String name() {
    return name(latest(), ignored);
  }

  /** Whether the two are of different lineages. */
  boolean movedLineage() {
    return ignored.contains(LINEAGE);
  }

  private static OutputPair paired(Output before, Output after) {
    Optional<OutputSlice> older = before.conditions();
    Optional<OutputSlice> newer = after.conditions();
    Set<String> ignored = new TreeSet<>();
    if (older.isPresent() && newer.isPresent()) {
      for (String column : older.get().fixedColumns()) {
        if (!older.get().fixed(column).equals(newer.get().fixed(column))) {
          ignored.add(column);
        }
      }
    }
    return new OutputPair(Optional.of(before), Optional.of(after), ignored);
  }

  private static Map<String, List<Output>> grouped(Collection<Output> outputs, Set<String> open) {
    return outputs.stream()
        .collect(
            Collectors.groupingBy(output -> name(output, open), TreeMap::new, Collectors.toList()));
  }

  private static String name(Output output, Set<String> open) {
    String slice = output.conditions().map(s -> s.without(open)).orElse(output.slice());
    return slice.isEmpty() ? output.table().toString() : output.table() + " where " + slice;
  }
}
