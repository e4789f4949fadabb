package org.alluvium.kernels.search;

/**
 * Whole numbers from one end to the other, both ends included, every {@code step}-th of them.
 *
 * <p>On the logarithmic scale a number v is as likely as the reals from v − ½ to v + ½ are between
 * the outermost such borders.
 *
 * @param name of the parameter
 * @param low least value; at least 1 on the logarithmic scale
 * @param high greatest value, {@code low} plus a multiple of the step
 * @param step at least 1; 1 on the logarithmic scale
 * @param scale on which the values are spread evenly
 */
public record IntegerInterval(String name, long low, long high, long step, Scale scale)
    implements Parameter {
  /** Up to here every whole number is a double. */
  private static final long GREATEST = 1L << 52;

  public IntegerInterval {
    ParameterCheck.name(name);
    ParameterCheck.isTrue(
        low < high && low >= -GREATEST && high <= GREATEST,
        name,
        "its interval is %d to %d; pass the lower end first, both within ±2^52, or leave a parameter that does not vary out of the space",
        low,
        high);
    ParameterCheck.isTrue(step >= 1, name, "its step is %d; pass 1 or more", step);
    ParameterCheck.isTrue(
        (high - low) % step == 0,
        name,
        "steps of %d from %d do not reach %d; pass %d as its high end",
        step,
        low,
        high,
        high - (high - low) % step);
    ParameterCheck.isTrue(
        scale == Scale.LINEAR || low >= 1,
        name,
        "a logarithmic scale cannot begin at %d; pass a low end of 1 or more, or the linear scale",
        low);
    ParameterCheck.isTrue(
        scale == Scale.LINEAR || step == 1,
        name,
        "a logarithmic scale has no step of %d; pass 1, or the linear scale",
        step);
  }

  /** Every whole number between the ends, on the linear scale. */
  public static IntegerInterval of(String name, long low, long high) {
    return new IntegerInterval(name, low, high, 1, Scale.LINEAR);
  }

  /** How many values there are. */
  public long count() {
    return (high - low) / step + 1;
  }

  @Override
  public double at(double unit) {
    ParameterCheck.unit(unit, name);
    if (scale == Scale.LINEAR) {
      return low + step * Math.min(count() - 1, (long) (unit * count()));
    }
    double from = lowerBorder(low);
    return ofCoordinate(from + unit * (upperBorder(high) - from));
  }

  /** The value whose borders a place on the scale lies between; beyond an end, the end. */
  public double ofCoordinate(double coordinate) {
    long steps = Math.round((scale.value(coordinate) - low) / step);
    return low + step * Math.max(0, Math.min(count() - 1, steps));
  }

  /** Half a step below a value, as a place on the scale. */
  public double lowerBorder(double number) {
    return scale.coordinate(number - step / 2.0);
  }

  /** Half a step above a value, as a place on the scale. */
  public double upperBorder(double number) {
    return scale.coordinate(number + step / 2.0);
  }

  @Override
  public double require(double number) {
    ParameterCheck.isTrue(
        number >= low && number <= high && (number - low) % step == 0,
        name,
        "%s is not among %d to %d by %d; pass one of these, or widen the interval",
        number,
        low,
        high,
        step);
    return number;
  }

  @Override
  public String json(double number) {
    return Long.toString((long) require(number));
  }

  @Override
  public double parse(String text) {
    return require(ParameterCheck.number(text, name));
  }
}
