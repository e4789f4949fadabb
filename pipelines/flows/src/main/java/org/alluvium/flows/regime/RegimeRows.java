package org.alluvium.flows.regime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.alluvium.kernels.regime.HiddenMarkovModel;
import org.alluvium.kernels.regime.NormalState;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.lakehouse.tables.Regimes;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Regimes on their way into {@code gold.regimes} and out of it, bit for bit. */
final class RegimeRows {
  private RegimeRows() {}

  /** Content columns in their order. */
  static Row row(RegimeSubject subject, RegimeRow regime) {
    NormalState calm = regime.model().map(HiddenMarkovModel::calm).orElse(null);
    NormalState turbulent = regime.model().map(HiddenMarkovModel::turbulent).orElse(null);
    SpectralMeasures spectral = regime.spectral();
    return RowFactory.create(
        subject.profile(),
        subject.lineage(),
        regime.eventDate(),
        regime.knownAt(),
        regime.fittedAt(),
        calm == null ? null : calm.mean(),
        calm == null ? null : calm.variance(),
        calm == null ? null : calm.stay(),
        calm == null ? null : calm.start(),
        turbulent == null ? null : turbulent.mean(),
        turbulent == null ? null : turbulent.variance(),
        turbulent == null ? null : turbulent.stay(),
        turbulent == null ? null : turbulent.start(),
        present(regime.turbulent()),
        present(regime.volatility()),
        present(regime.move()),
        regime.quadrant().map(Quadrant::name).orElse(null),
        present(spectral.waveletTurbulence()),
        present(spectral.spectralEntropy()),
        present(spectral.permutationEntropy()),
        present(spectral.autoregression()),
        present(spectral.hurst()));
  }

  static RegimeRow regime(Row row) {
    return regime((String column) -> row.getAs(column));
  }

  static RegimeRow regime(Map<String, Object> row) {
    return regime(row::get);
  }

  private static RegimeRow regime(Function<String, Object> cells) {
    return new RegimeRow(
        (LocalDate) cells.apply(Regimes.EVENT_DATE),
        (Instant) cells.apply(Regimes.KNOWN_AT),
        (LocalDate) cells.apply(Regimes.FITTED_AT),
        model(cells),
        number(cells, Regimes.TURBULENT),
        number(cells, Regimes.VOLATILITY),
        number(cells, Regimes.MOVE),
        Optional.ofNullable((String) cells.apply(Regimes.QUADRANT)).map(Quadrant::valueOf),
        new SpectralMeasures(
            number(cells, Regimes.WAVELET_TURBULENCE),
            number(cells, Regimes.SPECTRAL_ENTROPY),
            number(cells, Regimes.PERMUTATION_ENTROPY),
            number(cells, Regimes.AUTOREGRESSION),
            number(cells, Regimes.HURST)));
  }

  private static Optional<HiddenMarkovModel> model(Function<String, Object> cells) {
    return cells.apply(Regimes.CALM_MEAN) == null
        ? Optional.empty()
        : Optional.of(
            new HiddenMarkovModel(
                new NormalState(
                    number(cells, Regimes.CALM_START),
                    number(cells, Regimes.CALM_STAY),
                    number(cells, Regimes.CALM_MEAN),
                    number(cells, Regimes.CALM_VARIANCE)),
                new NormalState(
                    number(cells, Regimes.TURBULENT_START),
                    number(cells, Regimes.TURBULENT_STAY),
                    number(cells, Regimes.TURBULENT_MEAN),
                    number(cells, Regimes.TURBULENT_VARIANCE))));
  }

  private static Double present(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static double number(Function<String, Object> cells, String column) {
    Object value = cells.apply(column);
    return value == null ? Double.NaN : (Double) value;
  }
}
