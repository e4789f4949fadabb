package org.alluvium.jobs.research;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.table.Digits;
import org.alluvium.flows.selection.Verdict;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Allocations;
import org.alluvium.lakehouse.tables.SelectionSteps;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.tables.Weights;

/** The latest decision of a sleeve that is stored, as of a run. Without Spark. */
final class LatestDecision {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FILTERED =
      List.of(Selections.PROFILE, Selections.LINEAGE, Selections.KNOWN_AT, Selections.EVENT_DATE);

  private final DirectLakehouse lakehouse;
  private final SleeveProfile profile;
  private final Instant asOf;

  LatestDecision(DirectLakehouse lakehouse, SleeveProfile profile, Instant asOf) {
    this.lakehouse = lakehouse;
    this.profile = profile;
    this.asOf = asOf;
  }

  /** Each candidate, winners first, and what each stage did. */
  DecisionText selection() {
    List<Map<String, Object>> candidates = latest(Selections.SPEC);
    Optional<LocalDate> date = date(candidates);
    List<String> steps =
        latest(SelectionSteps.SPEC).stream()
            .sorted(Comparator.comparing(row -> (Integer) row.get(SelectionSteps.STEP_NO)))
            .map(row -> (String) row.get(SelectionSteps.TEXT))
            .toList();
    ResultTable table =
        ResultTable.of("symbol", "verdict", "side", "score", "cluster", "won by", "why");
    ObjectNode document = document(date);
    steps.forEach(document.putArray("steps")::add);
    var all = document.putArray("candidates");
    for (Map<String, Object> one : winnersFirst(candidates)) {
      all.add(candidate(one));
      table =
          table.row(
              one.get(Selections.SYMBOL),
              words(one),
              one.get(Selections.SIDE),
              one.get(Selections.SCORE),
              one.get(Selections.CLUSTER),
              one.get(Selections.STEP),
              one.get(Selections.REASON));
    }
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add(
        date.isEmpty()
            ? "%s has decided nothing yet".formatted(profile.id())
            : "%s on %s: %d candidates, %s"
                .formatted(profile.id(), date.get(), candidates.size(), counts(candidates)));
    steps.forEach(step -> remarks.add("  " + step));
    return new DecisionText(table, remarks, document);
  }

  /** Weights by engine, and how they came about. */
  DecisionText weights() {
    List<Map<String, Object>> allocations = latest(Allocations.SPEC);
    Map<String, Map<String, Double>> bySymbol = new TreeMap<>();
    for (Map<String, Object> row : latest(Weights.SPEC)) {
      bySymbol
          .computeIfAbsent((String) row.get(Weights.SYMBOL), symbol -> new LinkedHashMap<>())
          .put((String) row.get(Weights.ENGINE), (Double) row.get(Weights.WEIGHT));
    }
    List<String> engines = profile.portfolio().engines();
    bySymbol
        .values()
        .removeIf(own -> engines.stream().allMatch(engine -> own.getOrDefault(engine, 0.0) == 0));
    List<String> columns = new ArrayList<>(List.of("symbol"));
    columns.addAll(engines);
    ResultTable table = ResultTable.of(columns.toArray(String[]::new));
    for (Map.Entry<String, Map<String, Double>> one : bySymbol.entrySet()) {
      List<Object> cells = new ArrayList<>(List.of(one.getKey()));
      engines.forEach(engine -> cells.add(one.getValue().get(engine)));
      table = table.row(cells.toArray());
    }
    ObjectNode document = document(date(allocations));
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add(
        date(allocations)
            .map(date -> "%s on %s".formatted(profile.id(), date))
            .orElse("%s has decided nothing yet".formatted(profile.id())));
    for (String engine : engines) {
      allocations.stream()
          .filter(row -> row.get(Allocations.ENGINE).equals(engine))
          .forEach(
              row -> {
                remarks.add("  " + allocation(row));
                document.withArray("engines").add(allocation(row, bySymbol));
              });
    }
    return new DecisionText(table, remarks, document);
  }

  /** Rows of the newest session that a table of decisions has of the sleeve. */
  private List<Map<String, Object>> latest(TableSpec table) {
    RowFilter own =
        RowFilter.equalTo(Selections.PROFILE, profile.id())
            .and(Selections.LINEAGE, Comparison.EQUAL, Lineage.ofBook(profile))
            .and(Selections.KNOWN_AT, Comparison.AT_MOST, asOf);
    Optional<LocalDate> last = date(lakehouse.select(table.name(), FILTERED, own));
    return last.map(
            date ->
                lakehouse
                    .read(table, own.and(Selections.EVENT_DATE, Comparison.EQUAL, date))
                    .rows())
        .orElse(List.of());
  }

  private static List<Map<String, Object>> winnersFirst(List<Map<String, Object>> candidates) {
    return candidates.stream()
        .sorted(
            Comparator.comparing(
                    (Map<String, Object> row) ->
                        Verdict.of((String) row.get(Selections.VERDICT)) != Verdict.WINNER)
                .thenComparing(row -> (String) row.get(Selections.SYMBOL)))
        .toList();
  }

  private static String words(Map<String, Object> candidate) {
    return ((String) candidate.get(Selections.VERDICT)).replace('_', ' ');
  }

  private static Optional<LocalDate> date(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(row -> (LocalDate) row.get(Selections.EVENT_DATE))
        .max(Comparator.naturalOrder());
  }

  private static String counts(List<Map<String, Object>> candidates) {
    return candidates.stream()
        .collect(Collectors.groupingBy(LatestDecision::words, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private ObjectNode document(Optional<LocalDate> date) {
    ObjectNode document = JSON.createObjectNode().put("profile", profile.id());
    return document.put("decision", date.map(LocalDate::toString).orElse(null));
  }

  private static ObjectNode candidate(Map<String, Object> row) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("symbol", (String) row.get(Selections.SYMBOL))
            .put("verdict", (String) row.get(Selections.VERDICT))
            .put("stage", (String) row.get(Selections.STAGE))
            .put("step", (String) row.get(Selections.STEP))
            .put("reason", (String) row.get(Selections.REASON))
            .put("side", (Integer) row.get(Selections.SIDE))
            .put("score", (Double) row.get(Selections.SCORE))
            .put("cluster", (Integer) row.get(Selections.CLUSTER));
    try {
      node.set("evidence", JSON.readTree((String) row.get(Selections.EVIDENCE)));
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence of " + row.get(Selections.SYMBOL), e);
    }
  }

  private static String allocation(Map<String, Object> row) {
    Object failures = row.get(Allocations.FAILURES);
    return "%s: answered by %s, %d winners, gross %s, net %s, turnover %s%s%s"
        .formatted(
            row.get(Allocations.ENGINE),
            row.get(Allocations.ANSWERED_BY),
            (Integer) row.get(Allocations.WINNERS),
            Digits.significant((Double) row.get(Allocations.GROSS)),
            Digits.significant((Double) row.get(Allocations.NET)),
            Digits.significant((Double) row.get(Allocations.TURNOVER)),
            Optional.ofNullable(row.get(Allocations.QUADRANT)).map(q -> ", " + q).orElse(""),
            failures == null ? "" : "; failed: " + failures);
  }

  private static ObjectNode allocation(
      Map<String, Object> row, Map<String, Map<String, Double>> bySymbol) {
    String engine = (String) row.get(Allocations.ENGINE);
    ObjectNode node =
        JSON.createObjectNode()
            .put("engine", engine)
            .put("answered_by", (String) row.get(Allocations.ANSWERED_BY))
            .put("failures", (String) row.get(Allocations.FAILURES))
            .put("quadrant", (String) row.get(Allocations.QUADRANT))
            .put("winners", (Integer) row.get(Allocations.WINNERS))
            .put("gross", (Double) row.get(Allocations.GROSS))
            .put("net", (Double) row.get(Allocations.NET))
            .put("turnover", (Double) row.get(Allocations.TURNOVER));
    ObjectNode weights = node.putObject("weights");
    bySymbol.forEach(
        (symbol, own) -> {
          if (own.getOrDefault(engine, 0.0) != 0) {
            weights.put(symbol, own.get(engine));
          }
        });
    return node;
  }
}
