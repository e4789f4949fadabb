package org.alluvium.flows.repair;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.alluvium.flows.ingestion.IngestRequest;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.flows.ingestion.Ingestion;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.repair.RepairReport.Fate;
import org.alluvium.flows.repair.RepairReport.Gap;
import org.alluvium.flows.repair.RepairReport.Line;
import org.alluvium.lakehouse.io.Lakehouse;

/**
 * Fills gaps of the daily bars: asks the sources that brought a symbol's bars for the sessions that
 * it lacks, and ingests what they have, by the rules of every ingest. A bar that was filled in is
 * known from the as-of on. Bars that are there are never written again, so a second repair finds
 * what the first left, and writes nothing.
 */
public final class Repair {
  private final Lakehouse lakehouse;
  private final SourceLibrary library;
  private final Instant asOf;

  /**
   * @param library servers among its sources are asked anew, whatever pages of them are kept
   * @param asOf gaps are those of what was known then
   */
  public Repair(Lakehouse lakehouse, SourceLibrary library, Instant asOf) {
    this.lakehouse = lakehouse;
    this.library = library.askingAnew("repair-" + asOf.toString().replace(':', '-'));
    this.asOf = asOf;
  }

  /**
   * Finds gaps; no source is asked and nothing is written.
   *
   * @param only EXCHANGE:SYMBOL each; every symbol when empty
   */
  public RepairReport find(List<String> only) {
    Gaps gaps = gaps(only);
    return report(gaps, symbol -> date -> new Gap(date, Fate.FOUND, ""));
  }

  /** Finds gaps and fills what can be filled. */
  public RepairReport run(List<String> only) {
    Gaps gaps = gaps(only);
    Map<String, Map<LocalDate, String>> reasons = new HashMap<>();
    Map<String, String> unanswered = new HashMap<>();
    NavigableMap<String, TreeSet<LocalDate>> filled = new TreeMap<>();
    for (int rank = 0; rank < mostOwners(gaps); rank++) {
      List<Refetch> asked = ask(without(gaps, filled), rank);
      asked.forEach(
          refetch ->
              refetch
                  .reasons()
                  .forEach(
                      (symbol, own) ->
                          reasons.computeIfAbsent(symbol, s -> new HashMap<>()).putAll(own)));
      asked.forEach(refetch -> refetch.failure().ifPresent(f -> unanswered.put(refetch.id(), f)));
      ingest(asked);
      filled = gaps.filled(lakehouse, asOf);
    }
    NavigableMap<String, TreeSet<LocalDate>> done = filled;
    return report(
        gaps,
        symbol -> {
          Function<LocalDate, Gap> without = without(gaps.owners().get(symbol), unanswered);
          TreeSet<LocalDate> own = done.getOrDefault(symbol, new TreeSet<>());
          Map<LocalDate, String> why = reasons.getOrDefault(symbol, Map.of());
          return date -> own.contains(date) ? filled(date) : left(date, why.get(date), without);
        });
  }

  private static Gap filled(LocalDate date) {
    return new Gap(date, Fate.FILLED, "");
  }

  /** What becomes of a gap of which no owner of the symbol sent a row. */
  private Function<LocalDate, Gap> without(List<String> owners, Map<String, String> unanswered) {
    Optional<String> failure =
        owners.stream().filter(unanswered::containsKey).map(unanswered::get).findFirst();
    Fate answered = owners.stream().anyMatch(this::isAskable) ? Fate.ABSENT : Fate.NO_SOURCE;
    Fate fate = failure.isPresent() ? Fate.UNANSWERED : answered;
    return date -> new Gap(date, fate, failure.orElse(""));
  }

  /**
   * @param why of the row that a source has, empty when it was not refused, null when none has any
   */
  private static Gap left(LocalDate date, String why, Function<LocalDate, Gap> without) {
    if (why == null) {
      return without.apply(date);
    }
    return new Gap(date, why.isEmpty() ? Fate.LATER : Fate.REFUSED, why);
  }

  private Gaps gaps(List<String> only) {
    return Gaps.find(lakehouse, library.calendars(), asOf, only);
  }

  private boolean isAskable(String source) {
    return library.again(source).isPresent();
  }

  private static int mostOwners(Gaps gaps) {
    return gaps.owners().values().stream().mapToInt(List::size).max().orElse(0);
  }

  private static Gaps without(Gaps gaps, NavigableMap<String, TreeSet<LocalDate>> filled) {
    NavigableMap<String, TreeSet<LocalDate>> left = new TreeMap<>();
    gaps.bySymbol()
        .forEach(
            (symbol, dates) -> {
              TreeSet<LocalDate> own = new TreeSet<>(dates);
              own.removeAll(filled.getOrDefault(symbol, new TreeSet<>()));
              if (!own.isEmpty()) {
                left.put(symbol, own);
              }
            });
    return new Gaps(left, gaps.owners());
  }

  /** Asks, for the gaps of each symbol, the source that is its n-th owner. */
  private List<Refetch> ask(Gaps gaps, int rank) {
    Map<String, NavigableMap<String, TreeSet<LocalDate>>> bySource = new LinkedHashMap<>();
    gaps.bySymbol()
        .forEach(
            (symbol, dates) -> {
              List<String> owners = gaps.owners().get(symbol);
              if (rank < owners.size()) {
                bySource
                    .computeIfAbsent(owners.get(rank), source -> new TreeMap<>())
                    .put(symbol, dates);
              }
            });
    List<Refetch> asked = new ArrayList<>();
    bySource.forEach(
        (id, sessions) -> {
          Optional<Source> source = library.again(id);
          source.ifPresent(
              found ->
                  asked.add(
                      Refetch.ask(
                          lakehouse.spark(),
                          found,
                          sessions,
                          Refetch.window(library, sessions, asOf))));
        });
    return asked;
  }

  private void ingest(List<Refetch> asked) {
    List<Source> sources = new ArrayList<>();
    asked.stream().filter(refetch -> !refetch.isEmpty()).forEach(sources::add);
    if (!sources.isEmpty()) {
      new Ingestion()
          .ingest(lakehouse, IngestRequest.of(library, sources, asOf, Reading.EVERYTHING));
    }
  }

  private RepairReport report(Gaps gaps, Function<String, Function<LocalDate, Gap>> judge) {
    List<Line> lines = new ArrayList<>();
    gaps.bySymbol()
        .forEach(
            (symbol, dates) -> {
              List<Gap> judged = dates.stream().map(judge.apply(symbol)).toList();
              lines.add(new Line(symbol, gaps.owners().get(symbol), judged));
            });
    return new RepairReport(asOf, lines);
  }
}
