package org.alluvium.kernels.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The rules that there are, by name. A new rule is one value here. */
public enum RuleKind {
  MOVING_AVERAGE_CROSS(
      values ->
          new MovingAverageCross(
              values.integer("fast"), values.integer("slow"), stance(values), exposure(values)),
      RuleParameter.integer("fast", 1, 2_520, "closes of the shorter window"),
      RuleParameter.integer("slow", 2, 2_520, "closes of the longer window"),
      Shared.STANCE,
      Shared.EXPOSURE),
  MOMENTUM(
      values ->
          new Momentum(
              values.integer("look_back"),
              values.integer("skip"),
              values.integer("hold"),
              values.integer("top"),
              exposure(values)),
      RuleParameter.integer("look_back", 1, 2_520, "sessions of the return"),
      RuleParameter.integer("skip", 0, 2_520, "newest sessions left out of it"),
      RuleParameter.integer("hold", 1, 2_520, "sessions between choices"),
      RuleParameter.integer("top", 1, 10_000, "assets held"),
      Shared.EXPOSURE),
  MEAN_REVERSION(
      values ->
          new MeanReversion(
              values.integer("window"),
              values.real("entry"),
              values.real("exit"),
              stance(values),
              exposure(values)),
      RuleParameter.integer("window", 2, 2_520, "closes of mean and deviation"),
      RuleParameter.real("entry", 0, 100, "deviations from the mean at which it enters"),
      RuleParameter.real("exit", 0, 100, "deviations at which it leaves"),
      Shared.STANCE,
      Shared.EXPOSURE),
  CHANNEL_BREAKOUT(
      values ->
          new ChannelBreakout(
              values.integer("entry"), values.integer("exit"), stance(values), exposure(values)),
      RuleParameter.integer("entry", 1, 2_520, "closes of the channel that is broken"),
      RuleParameter.integer("exit", 1, 2_520, "closes of the channel that ends it"),
      Shared.STANCE,
      Shared.EXPOSURE),
  RANDOM(
      values ->
          new RandomHoldings(
              values.integer("draw"),
              values.integer("hold"),
              values.real("share"),
              stance(values),
              exposure(values)),
      RuleParameter.integer("draw", 0, Integer.MAX_VALUE, "which of the random books it is"),
      RuleParameter.integer("hold", 1, 2_520, "sessions between draws"),
      RuleParameter.real("share", 0, 1, "probability that an asset is held"),
      Shared.STANCE,
      Shared.EXPOSURE);

  private final Function<RuleValues, WeightRule> maker;
  private final List<RuleParameter> parameters;

  RuleKind(Function<RuleValues, WeightRule> maker, RuleParameter... parameters) {
    this.maker = maker;
    this.parameters = List.of(parameters);
  }

  /** The rule of a name, as {@code moving_average_cross}. */
  public static Optional<RuleKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(name)).findFirst();
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it takes; every parameter needs a value. */
  public List<RuleParameter> parameters() {
    return parameters;
  }

  /**
   * The rule with these parameters.
   *
   * @throws IllegalArgumentException when they do not fit, or each other
   */
  public WeightRule make(RuleValues values) {
    return maker.apply(values);
  }

  private static Stance stance(RuleValues values) {
    return Stance.parse(values.text(Shared.STANCE.name()));
  }

  private static double exposure(RuleValues values) {
    return values.real(Shared.EXPOSURE.name());
  }

  /** Parameters of several rules. */
  private static final class Shared {
    static final RuleParameter STANCE =
        RuleParameter.text(
            "stance",
            Arrays.stream(Stance.values()).map(Stance::text).toList(),
            "which positions it takes");
    static final RuleParameter EXPOSURE =
        RuleParameter.real("exposure", 0, 1, "gross weight when every asset is held");
  }
}
