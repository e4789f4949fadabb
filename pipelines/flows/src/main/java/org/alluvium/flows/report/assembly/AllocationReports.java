package org.alluvium.flows.report.assembly;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.regexp_replace;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.alluvium.flows.backtest.SleeveBooks;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.model.AllocationReport;
import org.alluvium.flows.report.model.AllocationReport.Answer;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.Allocations;
import org.apache.spark.sql.Row;

/** Which engines answered for a sleeve's own book, as known by a run. */
final class AllocationReports {
  private static final String NUMBER = "-?\\d+(\\.\\d+)?([eE]-?\\d+)?";

  private AllocationReports() {}

  static Part<AllocationReport> of(StageContext context, SleeveProfile profile) {
    PortfolioConfiguration portfolio = profile.portfolio();
    List<Answer> answers =
        context
            .lakehouse()
            .read(Allocations.SPEC)
            .orEmpty()
            .knownBy(context.asOf())
            .filter(expr(SleeveBooks.own(profile).slice()))
            .groupBy(
                col(Allocations.ANSWERED_BY),
                regexp_replace(col(Allocations.FAILURES), NUMBER, "…"))
            .agg(count(lit(1)), max(Allocations.EVENT_DATE))
            .collectAsList()
            .stream()
            .map(row -> answer(row, portfolio))
            .sorted(
                Comparator.comparingInt(Answer::decisions)
                    .reversed()
                    .thenComparing(Answer::engine)
                    .thenComparing(Answer::reason))
            .toList();
    return answers.isEmpty()
        ? Part.missing(
            "gold.allocations has no decision of this sleeve and lineage by the as-of date")
        : Part.of(
            new AllocationReport(
                portfolio.engine(), answers.stream().mapToInt(Answer::decisions).sum(), answers));
  }

  private static Answer answer(Row row, PortfolioConfiguration portfolio) {
    String engine = row.getString(0);
    String failures = row.isNullAt(1) ? "" : row.getString(1);
    return new Answer(
        engine,
        failures.isEmpty() ? without(engine, portfolio) : failures,
        Math.toIntExact(row.getLong(2)),
        row.<LocalDate>getAs(3));
  }

  /** Why an engine answered before which none failed. */
  private static String without(String engine, PortfolioConfiguration portfolio) {
    if (engine.equals(portfolio.engine())) {
      return "the profile's own engine";
    }
    return engine.equals(portfolio.belowMinimum())
        ? "fewer winners than the minimum"
        : "nothing was selected";
  }
}
