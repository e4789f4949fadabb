package org.alluvium.flows.report.assembly;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SelectionReport;
import org.alluvium.flows.report.model.SelectionReport.Candidate;
import org.alluvium.flows.selection.SelectionPipeline;
import org.alluvium.flows.selection.Verdict;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.RowNumbers;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.SelectionSteps;
import org.alluvium.lakehouse.tables.Selections;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a sleeve's selection did, as known by a run: the candidates of the latest decision, and of
 * all decisions as many rows as there are verdicts and reasons.
 */
final class SelectionReports {
  /** A value that failed a threshold, which tells the vetoes of one reason apart. */
  private static final String FAILED_VALUE = " \\S+ is (below|above) ";

  private final StageContext context;
  private final SleeveProfile profile;

  private SelectionReports(StageContext context, SleeveProfile profile) {
    this.context = context;
    this.profile = profile;
  }

  static Part<SelectionReport> of(StageContext context, SleeveProfile profile) {
    SelectionReports reports = new SelectionReports(context, profile);
    SelectionTally tally = new SelectionTally(reports.groups());
    return tally.isEmpty()
        ? Part.missing(
            "gold.selections has no decision of this sleeve and lineage by the as-of date")
        : Part.of(reports.report(tally));
  }

  private SelectionReport report(SelectionTally tally) {
    int minimum = SelectionPipeline.of(profile.decisions().selection()).minimum();
    return new SelectionReport(
        tally.latest(), candidates(tally.latest()), steps(tally.latest()), tally.history(minimum));
  }

  /** Candidates that share decision, verdict, stage, step and reason, counted. */
  private List<SelectionTally.Group> groups() {
    return known(Selections.SPEC)
        .groupBy(
            col(Selections.EVENT_DATE),
            col(Selections.VERDICT),
            col(Selections.STAGE),
            col(Selections.STEP),
            when(
                    col(Selections.VERDICT).equalTo(Verdict.VETOED.id()),
                    regexp_replace(col(Selections.REASON), FAILED_VALUE, " is $1 "))
                .as(Selections.REASON))
        .agg(count(lit(1)))
        .collectAsList()
        .stream()
        .map(
            row ->
                new SelectionTally.Group(
                    row.<LocalDate>getAs(0),
                    Verdict.of(row.getString(1)),
                    row.getString(2),
                    row.isNullAt(3) ? "" : row.getString(3),
                    row.isNullAt(4) ? "" : row.getString(4),
                    row.getLong(5)))
        .toList();
  }

  private List<Candidate> candidates(LocalDate decided) {
    return known(Selections.SPEC)
        .filter(col(Selections.EVENT_DATE).equalTo(lit(decided)))
        .select(
            Selections.SYMBOL,
            Selections.VERDICT,
            Selections.STAGE,
            Selections.REASON,
            Selections.SIDE,
            Selections.SCORE,
            Selections.CLUSTER)
        .coalesce(1)
        .sortWithinPartitions(Selections.SYMBOL)
        .collectAsList()
        .stream()
        .map(SelectionReports::candidate)
        .toList();
  }

  private static Candidate candidate(Row row) {
    return new Candidate(
        row.getString(0),
        Verdict.of(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        Figure.orMissing(RowNumbers.number(row, 5), "no ranker gave it a score"),
        row.isNullAt(6) ? Part.missing("it is in no cluster") : Part.of(row.getInt(6)));
  }

  private List<String> steps(LocalDate decided) {
    return known(SelectionSteps.SPEC)
        .filter(col(SelectionSteps.EVENT_DATE).equalTo(lit(decided)))
        .select(SelectionSteps.STEP_NO, SelectionSteps.TEXT)
        .coalesce(1)
        .sortWithinPartitions(SelectionSteps.STEP_NO)
        .collectAsList()
        .stream()
        .map(row -> row.getString(1))
        .toList();
  }

  private Dataset<Row> known(TableSpec table) {
    return context
        .lakehouse()
        .read(table)
        .orEmpty()
        .knownBy(context.asOf())
        .filter(expr(Lineage.slice(profile.id(), Lineage.ofBook(profile))));
  }
}
