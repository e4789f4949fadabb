package org.alluvium.flows.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.selection.Threshold.Firmness;
import org.alluvium.flows.selection.Threshold.Sense;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.returns.SimpleReturns;
import org.alluvium.kernels.selection.RoundTripCost;

/**
 * Does trading it leave anything? The expected cost of a round trip ({@link RoundTripCost}) as a
 * share of the expected return: {@code expected_return} as declared, or side times the value of
 * {@code expected_return_feature}, such as the forecast. An expected return that is not above zero
 * fails at any cost.
 *
 * <p>Without volume the cost model's participation stands in ({@code without_volume: assume}), or
 * the candidate fails ({@code veto}).
 */
final class FrictionFilter implements Filter {
  private static final String NAME = "friction";
  private static final String GREATEST = "greatest_cost_share";
  private static final String CAPITAL = "capital";
  private static final String SHARE = "target_share";
  private static final String COEFFICIENT = "impact_coefficient";
  private static final String HALF_SPREAD = "half_spread_basis_points";
  private static final String COMMISSION = "commission_basis_points";
  private static final String SESSIONS = "volume_sessions";
  private static final String RETURN = "expected_return";
  private static final String RETURN_FEATURE = "expected_return_feature";
  private static final String WITHOUT_VOLUME = "without_volume";
  private static final double MUCH = 1e15;
  private static final int A_MONTH = 20;

  /** What is done where nothing is known of the volume. */
  enum WithoutVolume {
    ASSUME,
    VETO
  }

  @Override
  public List<StageParameter> parameters() {
    return List.of(
        StageParameter.positive(GREATEST, 100),
        StageParameter.positive(CAPITAL, MUCH),
        StageParameter.positive(SHARE, 10),
        StageParameter.number(COEFFICIENT, 0, 100),
        StageParameter.number(HALF_SPREAD, 0, 10_000),
        StageParameter.number(COMMISSION, 0, 10_000),
        StageParameter.integer(SESSIONS, 1, 5000),
        StageParameter.positive(RETURN, 10),
        StageParameter.feature(RETURN_FEATURE),
        StageParameter.choice(WITHOUT_VOLUME, List.of("assume", "veto")));
  }

  @Override
  public List<String> problems(StageParameters values) {
    List<String> problems = new ArrayList<>();
    List<String> without =
        Stream.of(CAPITAL, SHARE, COEFFICIENT, HALF_SPREAD, COMMISSION)
            .filter(name -> !values.has(name))
            .toList();
    if (values.has(GREATEST) && !without.isEmpty()) {
      problems.add("%s needs %s".formatted(GREATEST, String.join(", ", without)));
    }
    if (values.has(GREATEST) && values.has(RETURN) == values.has(RETURN_FEATURE)) {
      problems.add(
          "%s needs one of %s and %s, got %s"
              .formatted(
                  GREATEST, RETURN, RETURN_FEATURE, values.has(RETURN) ? "both" : "neither"));
    }
    List<String> idle =
        parameters().stream()
            .map(StageParameter::name)
            .filter(name -> values.has(name) && !values.has(GREATEST))
            .toList();
    if (!idle.isEmpty()) {
      problems.add("%s has no effect without %s".formatted(String.join(", ", idle), GREATEST));
    }
    return problems;
  }

  @Override
  public List<String> features(StageParameters values) {
    return values.text(RETURN_FEATURE).stream().toList();
  }

  @Override
  public List<Threshold> thresholds(StageParameters values) {
    if (!values.has(GREATEST)) {
      return List.of();
    }
    RoundTripCost cost =
        new RoundTripCost(
            new CostModel(
                NAME,
                values.number(COMMISSION).getAsDouble(),
                values.number(HALF_SPREAD).getAsDouble(),
                values.number(COEFFICIENT).getAsDouble(),
                0),
            values.number(CAPITAL).getAsDouble(),
            values.number(SHARE).getAsDouble(),
            values.integer(SESSIONS).orElse(A_MONTH));
    return List.of(
        new Threshold(
            NAME,
            "cost_share",
            Sense.MOST,
            Firmness.SOFT,
            values.number(GREATEST).getAsDouble(),
            state -> shares(state, cost, values)));
  }

  private static double[] shares(SelectionState state, RoundTripCost cost, StageParameters values) {
    WithoutVolume rule = values.word(WITHOUT_VOLUME, WithoutVolume.class, WithoutVolume.ASSUME);
    double[] expected = expected(state, values);
    double[] shares = new double[state.size()];
    Arrays.fill(shares, Double.NaN);
    for (int i = 0; i < shares.length; i++) {
      double participation = cost.participation(state.volumes(i));
      boolean known = rule == WithoutVolume.ASSUME || !Double.isNaN(participation);
      if (state.isOpen(i) && known) {
        double paid = cost.of(SimpleReturns.series(state.closes(i)), state.volumes(i));
        state.evidence(i, "cost", paid);
        state.evidence(i, "expected_return", expected[i]);
        state.evidence(i, "participation", participation);
        shares[i] = expected[i] > 0 ? paid / expected[i] : Double.NaN;
      }
    }
    return shares;
  }

  private static double[] expected(SelectionState state, StageParameters values) {
    double[] expected = new double[state.size()];
    Arrays.fill(expected, values.number(RETURN).orElse(Double.NaN));
    values
        .text(RETURN_FEATURE)
        .ifPresent(
            name -> {
              double[] feature = state.feature(name);
              Arrays.setAll(expected, i -> state.side(i) * feature[i]);
            });
    return expected;
  }
}
