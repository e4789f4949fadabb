package org.alluvium.flows.report.table;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;
import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.alluvium.flows.report.model.AllocationReport;
import org.alluvium.flows.report.model.SelectionReport;
import org.alluvium.flows.report.model.SelectionReport.Candidate;
import org.alluvium.flows.report.model.SelectionReport.Cluster;
import org.alluvium.flows.report.model.SelectionReport.History;
import org.alluvium.flows.report.model.SelectionReport.Veto;
import org.alluvium.flows.report.table.Chapter.Block;
import org.alluvium.flows.report.table.Chapter.None;
import org.alluvium.flows.report.table.Chapter.Shown;
import org.alluvium.flows.report.table.Chapter.Words;
import org.alluvium.flows.selection.Verdict;

/** From candidates to winners: the funnel, the steps, the clusters, and which engine answered. */
final class SelectionTables {
  /** As many candidates as a table shows. */
  static final int SHOWN = 100;

  private static final List<Verdict> ORDER =
      List.of(Verdict.WINNER, Verdict.NOT_CHOSEN, Verdict.VETOED);

  private SelectionTables() {}

  static List<Block> funnel(String name, SelectionReport selection) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Words(latest(selection)));
    blocks.add(new Shown(counts(name, selection)));
    blocks.add(new Shown(candidates(name, selection)));
    blocks.add(new Shown(steps(name, selection)));
    blocks.add(new Words(all(selection.history())));
    blocks.add(new Shown(vetoes(name, selection.history())));
    return blocks;
  }

  private static String latest(SelectionReport selection) {
    return "Latest decision, %s: %s candidates, %s vetoed, %s not chosen, %s."
        .formatted(
            selection.decided(),
            Digits.count(selection.candidates().size()),
            Digits.count(selection.count(Verdict.VETOED)),
            Digits.count(selection.count(Verdict.NOT_CHOSEN)),
            counted(selection.count(Verdict.WINNER), "winner"));
  }

  private static String counted(long count, String thing) {
    return Digits.count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  private static TableView counts(String name, SelectionReport selection) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row("candidates", selection.candidates().size()));
    selection.history().vetoes().stream()
        .filter(veto -> veto.latest() > 0)
        .forEach(
            veto ->
                rows.add(row("vetoed by " + veto.stage() + ": " + veto.reason(), veto.latest())));
    rows.add(row("not chosen", selection.count(Verdict.NOT_CHOSEN)));
    rows.add(row("winners", selection.count(Verdict.WINNER)));
    return new TableView(
        "Funnel of %s on %s; who fails several thresholds is counted at each"
            .formatted(name, selection.decided()),
        TableView.Order.FIXED,
        List.of(text("what became of them"), number("candidates")),
        rows);
  }

  private static List<Cell> row(String what, long count) {
    return List.of(Cell.text(what), count(count));
  }

  private static Cell count(long count) {
    return Cell.number(Digits.count(count), count);
  }

  private static TableView candidates(String name, SelectionReport selection) {
    List<Candidate> all =
        selection.candidates().stream()
            .sorted(
                comparingInt((Candidate c) -> ORDER.indexOf(c.verdict()))
                    .thenComparing(comparingDouble(SelectionTables::scoreOrLast).reversed())
                    .thenComparing(Candidate::symbol))
            .toList();
    String left =
        all.size() <= SHOWN
            ? ""
            : ": the first %d of %s".formatted(SHOWN, Digits.count(all.size()));
    return new TableView(
        "Candidates of %s on %s%s".formatted(name, selection.decided(), left),
        TableView.Order.SORTABLE,
        List.of(
            text("symbol"),
            text("verdict"),
            text("side"),
            number("score"),
            number("cluster"),
            text("decided by"),
            text("reason")),
        all.stream().limit(SHOWN).map(SelectionTables::cells).toList());
  }

  private static double scoreOrLast(Candidate candidate) {
    return candidate.score().isPresent() ? candidate.score().value() : Double.NEGATIVE_INFINITY;
  }

  private static List<Cell> cells(Candidate candidate) {
    return List.of(
        Cell.text(candidate.symbol()),
        Cell.text(candidate.verdict().id().replace('_', ' ')),
        Cell.text(side(candidate)),
        Cell.of(candidate.score(), Digits::significant),
        candidate.cluster().isPresent()
            ? count(candidate.cluster().value())
            : Cell.missing(candidate.cluster().missing()),
        Cell.text(candidate.stage()),
        Cell.text(candidate.reason()));
  }

  private static String side(Candidate candidate) {
    return candidate.side() == 0 ? "none" : candidate.side() > 0 ? "long" : "short";
  }

  private static TableView steps(String name, SelectionReport selection) {
    List<String> steps = selection.steps();
    return new TableView(
        "Steps of %s on %s".formatted(name, selection.decided()),
        TableView.Order.FIXED,
        List.of(text("step"), text("what it did")),
        IntStream.range(0, steps.size())
            .mapToObj(i -> List.of(Cell.text(Integer.toString(i + 1)), Cell.text(steps.get(i))))
            .toList());
  }

  private static String all(History history) {
    return ("All %s decisions since %s: %s let a threshold give way, %s were below the minimum%s,"
            + " %s had no winner; %s winners on average.")
        .formatted(
            Digits.count(history.decisions()),
            history.first(),
            Digits.count(history.counts().relaxed()),
            Digits.count(history.counts().belowMinimum()),
            history.minimum() == 0 ? " (none is asked)" : " of " + history.minimum(),
            Digits.count(history.counts().without()),
            Digits.decimals1((double) history.counts().winners() / history.decisions()));
  }

  private static TableView vetoes(String name, History history) {
    return new TableView(
        "Vetoes of %s over all decisions, by reason".formatted(name),
        TableView.Order.SORTABLE,
        List.of(text("reason"), text("vetoed by"), number("vetoes"), number("in decisions")),
        history.vetoes().stream().map(SelectionTables::cells).toList());
  }

  private static List<Cell> cells(Veto veto) {
    return List.of(
        Cell.text(veto.reason()),
        Cell.text(veto.stage()),
        count(veto.all()),
        count(veto.decisions()));
  }

  static List<Block> clusters(String name, SelectionReport selection) {
    List<Cluster> clusters = selection.clusters();
    if (clusters.isEmpty()) {
      return List.of(
          new None(
              "Clusters",
              "the decision of %s has no clusters: the pipeline makes none, or no candidate could be"
                      .formatted(selection.decided())
                  + " clustered"));
    }
    return List.of(
        new Shown(
            new TableView(
                "Clusters of %s on %s".formatted(name, selection.decided()),
                TableView.Order.SORTABLE,
                List.of(
                    text("cluster"),
                    number("members"),
                    number("winners"),
                    text("who won"),
                    text("the others")),
                clusters.stream().map(SelectionTables::cells).toList())));
  }

  private static List<Cell> cells(Cluster cluster) {
    return List.of(
        Cell.number(Integer.toString(cluster.number()), cluster.number()),
        count(cluster.members().size()),
        count(cluster.winners().size()),
        Cell.text(cluster.winners().stream().map(Candidate::symbol).collect(joining(", "))),
        Cell.text(
            cluster.members().stream()
                .filter(member -> member.verdict() != Verdict.WINNER)
                .map(Candidate::symbol)
                .collect(joining(", "))));
  }

  static List<Block> engines(String name, AllocationReport allocation) {
    return List.of(
        new Words(
            "Weights of %s decisions; %s of them by another engine than %s."
                .formatted(
                    Digits.count(allocation.decisions()),
                    allocation.elsewhere() == 0 ? "none" : Digits.count(allocation.elsewhere()),
                    allocation.engine())),
        new Shown(
            new TableView(
                "Engines that answered for %s, and why".formatted(name),
                TableView.Order.SORTABLE,
                List.of(text("engine"), number("decisions"), text("latest"), text("why")),
                allocation.answers().stream()
                    .map(
                        answer ->
                            List.of(
                                Cell.text(answer.engine()),
                                count(answer.decisions()),
                                Cell.text(answer.latest().toString()),
                                Cell.text(answer.reason())))
                    .toList())));
  }
}
