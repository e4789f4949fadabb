package org.alluvium.flows.decision;

import static org.apache.spark.sql.functions.expr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.selection.Verdict;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.RowNumbers;
import org.alluvium.lakehouse.tables.Selections;
import org.apache.spark.sql.Row;

/** Selections as decided, read back from their table. */
public final class StoredSelections {
  private StoredSelections() {}

  /** Those of a profile after a session, oldest first, as known by the run. */
  public static List<SelectedSession> after(
      StageContext context, SleeveProfile profile, Optional<LocalDate> session) {
    StandingDecisions standing =
        new StandingDecisions(context, Selections.SPEC, profile.id(), Lineage.ofBook(profile));
    Map<LocalDate, SelectedSession> sessions = new TreeMap<>();
    context
        .lakehouse()
        .read(Selections.SPEC)
        .orEmpty()
        .knownBy(context.asOf())
        .filter(expr(standing.after(session)))
        .select(
            Selections.EVENT_DATE,
            Selections.KNOWN_AT,
            Selections.VERDICT,
            Selections.SYMBOL,
            Selections.SIDE,
            Selections.SCORE,
            Selections.CLUSTER)
        .collectAsList()
        .forEach(row -> sessions.merge(row.<LocalDate>getAs(0), of(row), StoredSelections::joined));
    return List.copyOf(sessions.values());
  }

  private static SelectedSession of(Row row) {
    List<SelectedSession.Winner> winners =
        row.getString(2).equals(Verdict.WINNER.id())
            ? List.of(
                new SelectedSession.Winner(
                    row.getString(3),
                    row.getInt(4),
                    RowNumbers.number(row, 5),
                    row.isNullAt(6) ? -1 : row.getInt(6)))
            : List.of();
    return new SelectedSession(row.<LocalDate>getAs(0), row.<Instant>getAs(1), winners);
  }

  private static SelectedSession joined(SelectedSession one, SelectedSession other) {
    List<SelectedSession.Winner> winners = new ArrayList<>(one.winners());
    winners.addAll(other.winners());
    return new SelectedSession(one.date(), one.knownAt(), winners);
  }
}
