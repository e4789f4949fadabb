package org.alluvium.flows.report.assembly;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alluvium.flows.audit.overfitting.FamilyTrials;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.trials.TrialOutcome.State;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.Trials;
import org.apache.spark.sql.Row;

/** The trials of a family on record. Like their number in the header, they have no as-of date. */
final class StoredTrials {
  private StoredTrials() {}

  static FamilyTrials of(StageContext context, String family) {
    List<Row> trials =
        context
            .lakehouse()
            .read(Trials.SPEC)
            .orEmpty()
            .all()
            .filter(col(Trials.FAMILY).equalTo(family))
            .select(Trials.TRIAL_ID, Trials.STUDY)
            .collectAsList();
    Set<String> ids = trials.stream().map(row -> row.getString(0)).collect(Collectors.toSet());
    Set<String> studies = trials.stream().map(row -> row.getString(1)).collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return new FamilyTrials(0, 0, 0, 0, new double[0]);
    }
    Set<String> failed = new HashSet<>();
    Set<String> finished = new HashSet<>();
    List<Double> sharpes = new ArrayList<>();
    context
        .lakehouse()
        .read(TrialOutcomes.SPEC)
        .orEmpty()
        .all()
        .filter(col(TrialOutcomes.STUDY).isin(studies.toArray()))
        .select(TrialOutcomes.TRIAL_ID, TrialOutcomes.STATE, TrialOutcomes.SHARPE)
        .coalesce(1)
        .sortWithinPartitions(TrialOutcomes.TRIAL_ID)
        .collectAsList()
        .stream()
        .filter(row -> ids.contains(row.getString(0)))
        .forEach(
            row -> {
              boolean ended = State.valueOf(row.getString(1)) == State.FINISHED;
              (ended ? finished : failed).add(row.getString(0));
              if (!row.isNullAt(2)) {
                sharpes.add(row.getDouble(2));
              }
            });
    return new FamilyTrials(
        studies.size(),
        ids.size(),
        failed.size(),
        finished.size(),
        sharpes.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
