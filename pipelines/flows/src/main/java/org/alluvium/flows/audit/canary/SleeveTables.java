package org.alluvium.flows.audit.canary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.selection.Candidate;
import org.alluvium.flows.selection.SelectionOutcome;
import org.alluvium.flows.selection.Verdict;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.lakehouse.tables.Regimes;
import org.alluvium.lakehouse.tables.Selections;

/** Regimes and selections as tables of numbers, which can be compared. */
final class SleeveTables {
  static final List<String> REGIME =
      List.of(
          Regimes.CALM_MEAN,
          Regimes.TURBULENT_MEAN,
          Regimes.TURBULENT,
          Regimes.VOLATILITY,
          Regimes.MOVE,
          Regimes.QUADRANT);
  static final List<String> SELECTION =
      List.of(Selections.VERDICT, Selections.SIDE, Selections.SCORE, Selections.CLUSTER);

  private SleeveTables() {}

  /** What a decision saw of a market. */
  static DatedTable regime(String market, Optional<RegimeRow> row) {
    return new DatedTable(
        Regimes.SPEC.toString(), REGIME, row.map(own -> dated(market, own)).stream().toList());
  }

  private static DatedRow dated(String market, RegimeRow row) {
    return new DatedRow(
        market,
        (int) row.eventDate().toEpochDay(),
        Micros.of(row.knownAt()),
        new double[] {
          row.model().map(model -> model.calm().mean()).orElse(Double.NaN),
          row.model().map(model -> model.turbulent().mean()).orElse(Double.NaN),
          row.turbulent(),
          row.volatility(),
          row.move(),
          row.quadrant().map(quadrant -> (double) quadrant.ordinal()).orElse(Double.NaN)
        });
  }

  /** What was decided of each candidate. */
  static DatedTable selection(LocalDate session, long cutoff, Optional<SelectionOutcome> outcome) {
    List<DatedRow> rows = new ArrayList<>();
    outcome.ifPresent(
        decided -> {
          for (Candidate one : decided.candidates()) {
            double[] values = {
              verdict(one.verdict()),
              one.side(),
              one.score(),
              one.cluster() < 0 ? Double.NaN : one.cluster()
            };
            rows.add(new DatedRow(one.symbol(), (int) session.toEpochDay(), cutoff, values));
          }
        });
    return new DatedTable(Selections.SPEC.toString(), SELECTION, rows);
  }

  /** A verdict as a number. */
  static double verdict(Verdict verdict) {
    return verdict.ordinal();
  }
}
