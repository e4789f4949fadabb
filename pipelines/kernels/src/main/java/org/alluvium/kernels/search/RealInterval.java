package org.alluvium.kernels.search;

/**
 * Real numbers between two ends, both ends included.
 *
 * @param name of the parameter
 * @param low least value, finite; above 0 on the logarithmic scale
 * @param high greatest value, above {@code low}
 * @param scale on which the values are spread evenly
 */
public record RealInterval(String name, double low, double high, Scale scale) implements Parameter {
  public RealInterval {
    ParameterCheck.name(name);
    ParameterCheck.isTrue(
        low < high && Double.isFinite(high - low),
        name,
        "its interval is %s to %s; pass finite ends, the lower one first, or leave a parameter that does not vary out of the space",
        low,
        high);
    ParameterCheck.isTrue(
        scale == Scale.LINEAR || low > 0,
        name,
        "a logarithmic scale cannot begin at %s; pass a low end above 0, or the linear scale",
        low);
  }

  @Override
  public double at(double unit) {
    ParameterCheck.unit(unit, name);
    double from = scale.coordinate(low);
    double to = scale.coordinate(high);
    return unit == 1 ? high : unit == 0 ? low : ofCoordinate(from + unit * (to - from));
  }

  /** The value at a place on the scale; beyond an end, the end. */
  public double ofCoordinate(double coordinate) {
    return Math.max(low, Math.min(high, scale.value(coordinate)));
  }

  @Override
  public double require(double number) {
    ParameterCheck.isTrue(
        number >= low && number <= high,
        name,
        "%s lies outside %s to %s; pass a value inside, or widen the interval",
        number,
        low,
        high);
    return number;
  }

  @Override
  public String json(double number) {
    return DecimalText.of(require(number));
  }

  @Override
  public double parse(String text) {
    return require(ParameterCheck.number(text, name));
  }
}
