package org.alluvium.flows.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.alluvium.flows.selection.Threshold.Firmness;
import org.alluvium.flows.selection.Threshold.Sense;

/**
 * Is there anything but noise? An entropy that is too high, or a Hurst exponent out of its range.
 */
final class SpectralFilter implements Filter {
  private static final String NAME = "spectral";
  private static final String ENTROPY = "greatest_entropy";
  private static final String ENTROPY_FEATURE = "entropy_feature";
  private static final String LEAST_HURST = "least_hurst";
  private static final String GREATEST_HURST = "greatest_hurst";
  private static final String HURST_FEATURE = "hurst_feature";

  @Override
  public List<StageParameter> parameters() {
    return List.of(
        StageParameter.number(ENTROPY, 0, 1),
        StageParameter.feature(ENTROPY_FEATURE),
        StageParameter.number(LEAST_HURST, 0, 2),
        StageParameter.number(GREATEST_HURST, 0, 2),
        StageParameter.feature(HURST_FEATURE));
  }

  @Override
  public List<String> problems(StageParameters values) {
    double least = values.number(LEAST_HURST).orElse(Double.NEGATIVE_INFINITY);
    double greatest = values.number(GREATEST_HURST).orElse(Double.POSITIVE_INFINITY);
    return least > greatest
        ? List.of(
            "%s %s is above %s %s, so nothing passes"
                .formatted(LEAST_HURST, least, GREATEST_HURST, greatest))
        : List.of();
  }

  @Override
  public List<String> features(StageParameters values) {
    List<String> features = new ArrayList<>();
    if (values.has(ENTROPY)) {
      features.add(entropy(values));
    }
    if (values.has(LEAST_HURST) || values.has(GREATEST_HURST)) {
      features.add(hurst(values));
    }
    return features;
  }

  @Override
  public List<Threshold> thresholds(StageParameters values) {
    List<Threshold> thresholds = new ArrayList<>();
    add(thresholds, "entropy", Sense.MOST, values.number(ENTROPY), entropy(values));
    add(thresholds, "hurst", Sense.LEAST, values.number(LEAST_HURST), hurst(values));
    add(thresholds, "hurst", Sense.MOST, values.number(GREATEST_HURST), hurst(values));
    return thresholds;
  }

  private static void add(
      List<Threshold> thresholds,
      String measure,
      Sense sense,
      OptionalDouble bound,
      String feature) {
    bound.ifPresent(
        limit ->
            thresholds.add(
                new Threshold(
                    NAME, measure, sense, Firmness.SOFT, limit, state -> state.feature(feature))));
  }

  private static String entropy(StageParameters values) {
    return values.text(ENTROPY_FEATURE).orElse("spectral.SPECTRAL_ENTROPY");
  }

  private static String hurst(StageParameters values) {
    return values.text(HURST_FEATURE).orElse("spectral.HURST");
  }
}
