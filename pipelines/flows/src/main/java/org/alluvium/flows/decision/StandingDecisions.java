package org.alluvium.flows.decision;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.util.Optional;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Weights;
import org.apache.spark.sql.Row;

/**
 * What a table of target weights holds of one profile and lineage, as known by a run.
 *
 * @param table {@code gold.weights} or {@code gold.meta_weights}
 */
public record StandingDecisions(
    StageContext context, TableSpec table, String profile, String lineage) {

  /** The latest session that was decided. */
  public Optional<LocalDate> last() {
    Row row =
        context
            .lakehouse()
            .read(table)
            .orEmpty()
            .knownBy(context.asOf())
            .filter(expr(slice()))
            .agg(max(Weights.EVENT_DATE))
            .collectAsList()
            .get(0);
    return Optional.ofNullable(row.<LocalDate>getAs(0));
  }

  /** Literal predicate of the rows known by the run of sessions after one; of all without one. */
  public String after(Optional<LocalDate> session) {
    return known() + session.map(date -> " and event_date > date'%s'".formatted(date)).orElse("");
  }

  /** Literal predicate of the rows known by the run of sessions from one on; of all without one. */
  public String from(Optional<LocalDate> session) {
    return known() + session.map(date -> " and event_date >= date'%s'".formatted(date)).orElse("");
  }

  private String known() {
    return slice() + " and known_at <= timestamp'%s'".formatted(context.asOf());
  }

  private String slice() {
    return Lineage.slice(profile, lineage);
  }
}
