package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.jobs.command.audit.Difference.Kind;
import org.alluvium.jobs.command.audit.Difference.Line;
import org.alluvium.jobs.command.audit.RunContents.Output;
import org.alluvium.lakehouse.snapshot.KeyedRows;
import org.alluvium.lakehouse.snapshot.RowChanges;

/**
 * How outputs of two runs differ: by their rows where these can be read, else by their digests.
 * Slices that a changed setting put under another lineage are compared with each other.
 */
final class OutputDifferences {
  /** Facts of an output, for programs. */
  static final List<String> FACTS =
      List.of(
          "stage",
          "old_slice",
          "new_slice",
          "old_rows",
          "new_rows",
          "added",
          "changed",
          "gone",
          "first_date",
          "first_row");

  /** Columns by whose value an output is told to be of something. */
  private static final List<String> SUBJECTS = List.of("profile", "strategy");

  private static final Set<String> INSTANTS = Set.of("event_date", "known_at", "cutoff");
  private static final int DIGITS = 12;

  private final OutputRows older;
  private final OutputRows newer;
  private final Set<String> remarks = new TreeSet<>();

  OutputDifferences(OutputRows older, OutputRows newer) {
    this.older = older;
    this.newer = newer;
  }

  /** What differs, in order of name, and under the outputs the figures of books. */
  List<Difference> between(Collection<Output> before, Collection<Output> after) {
    List<Difference> found = new ArrayList<>();
    List<Difference> figures = new ArrayList<>();
    for (OutputPair pair : OutputPair.of(before, after)) {
      if (!pair.isSame()) {
        found.add(difference(pair));
        figures.addAll(HeadlineFigures.between(pair, older, newer));
      }
    }
    found.addAll(figures);
    return found;
  }

  /** Which lineages were compared, and what could not be read. */
  List<String> remarks() {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(older.unread());
    all.addAll(newer.unread());
    return all;
  }

  /** Profile or strategy of an output, if its slice is of one. */
  static Optional<String> subject(OutputPair pair) {
    return pair.latest()
        .conditions()
        .flatMap(slice -> SUBJECTS.stream().flatMap(c -> slice.fixed(c).stream()).findFirst());
  }

  private Difference difference(OutputPair pair) {
    if (pair.movedLineage()) {
      remarks.add(
          "%s: lineage %s is compared with %s"
              .formatted(
                  subject(pair).orElse("outputs"), lineage(pair.before()), lineage(pair.after())));
    }
    Optional<RowChanges> changes = pair.isWhole() ? changes(pair) : Optional.empty();
    String note = note(pair, changes);
    Line full =
        new Line(
            pair.name(),
            pair.before().map(Output::digest).orElse(null),
            pair.after().map(Output::digest).orElse(null),
            note);
    boolean told = changes.isPresent() || !rows(pair.before()).equals(rows(pair.after()));
    Line shown =
        new Line(
            shortName(pair),
            told ? rows(pair.before()) : digest(pair.before()),
            told ? rows(pair.after()) : digest(pair.after()),
            note);
    return new Difference(Kind.OUTPUT, subject(pair), full, shown, facts(pair, changes));
  }

  private Optional<RowChanges> changes(OutputPair pair) {
    Output before = pair.before().orElseThrow();
    Output after = pair.after().orElseThrow();
    return keyed(older, before, pair).flatMap(old -> keyed(newer, after, pair).map(old::changesTo));
  }

  private static Optional<KeyedRows> keyed(OutputRows rows, Output output, OutputPair pair) {
    return rows.read(
        output,
        () ->
            KeyedRows.ofSlice(
                OutputRows.table(output).orElseThrow(),
                pair.ignored(),
                output.conditions().orElseThrow().fixedColumns()),
        keyed -> keyed::add);
  }

  private static String note(OutputPair pair, Optional<RowChanges> changes) {
    String stage = pair.latest().stage() + ": ";
    if (changes.isEmpty()) {
      return stage + "%s rows, then %s".formatted(count(pair.before()), count(pair.after()));
    }
    if (changes.get().differing() == 0) {
      return stage
          + (pair.ignored().isEmpty()
              ? "another digest, but the rows that are there now are the same"
              : "the same rows, under another "
                  + String.join(" and ", new TreeSet<>(pair.ignored())));
    }
    return stage + told(changes.get());
  }

  /** Rows added, changed and gone, and the first of them. */
  static String told(RowChanges rows) {
    return String.format(
            Locale.ROOT,
            "%,d rows added, %,d changed, %,d gone",
            rows.added(),
            rows.changed(),
            rows.removed())
        + rows.first()
            .map(row -> (row.date() + " " + row.name()).strip())
            .map("; first "::concat)
            .orElse("");
  }

  private static Map<String, Object> facts(OutputPair pair, Optional<RowChanges> changes) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("stage", pair.latest().stage());
    pair.before().ifPresent(output -> put(facts, "old", output));
    pair.after().ifPresent(output -> put(facts, "new", output));
    changes.ifPresent(
        rows -> {
          facts.put("added", rows.added());
          facts.put("changed", rows.changed());
          facts.put("gone", rows.removed());
          rows.first()
              .ifPresent(
                  first -> {
                    facts.put("first_date", first.date());
                    facts.put("first_row", first.name());
                  });
        });
    return facts;
  }

  private static void put(Map<String, Object> facts, String side, Output output) {
    facts.put(side + "_slice", output.slice());
    facts.put(side + "_rows", output.rows());
  }

  /** Without what stands above it and, where both runs wrote it, without lineage and instant. */
  private static String shortName(OutputPair pair) {
    Output latest = pair.latest();
    Set<String> known = new TreeSet<>(SUBJECTS);
    if (pair.isWhole()) {
      known.add(OutputPair.LINEAGE);
      known.addAll(INSTANTS);
      known.addAll(pair.ignored());
    }
    String slice = latest.conditions().map(s -> s.without(known)).orElse(latest.slice());
    return slice.isEmpty() ? latest.table().toString() : latest.table() + " where " + slice;
  }

  private static String lineage(Optional<Output> output) {
    return output
        .flatMap(Output::conditions)
        .flatMap(slice -> slice.fixed(OutputPair.LINEAGE))
        .orElse("-");
  }

  private static String count(Optional<Output> output) {
    return output.map(o -> String.format(Locale.ROOT, "%,d", o.rows())).orElse("no");
  }

  private static String rows(Optional<Output> output) {
    return output.map(o -> String.format(Locale.ROOT, "%,d rows", o.rows())).orElse("-");
  }

  private static String digest(Optional<Output> output) {
    return output
        .map(o -> o.digest().substring(0, Math.min(DIGITS, o.digest().length())))
        .orElse("-");
  }
}
