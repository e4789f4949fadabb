package org.alluvium.flows.report.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.MetaReport.Contribution;

/**
 * What each part adds to the return and the risk of a portfolio, before costs. A decision at one
 * date is filled at the close of the next; between fills the weights drift with the parts' returns,
 * so the parts of one date add up to the portfolio's gross return.
 */
final class Contributions {
  private static final String FLAT = "the portfolio did not move";

  private final List<String> names;
  private final double[][] parts;
  private final double[] total;

  private Contributions(List<String> names, double[][] parts) {
    this.names = names;
    this.parts = parts;
    this.total = new double[parts.length == 0 ? 0 : parts[0].length];
    for (double[] part : parts) {
      for (int t = 0; t < total.length; t++) {
        total[t] += part[t];
      }
    }
  }

  /**
   * @param names of the parts
   * @param days epoch days, ascending, length T + 1
   * @param returns {@code [part][T]}: column t is from day t to day t + 1
   * @param decisions target weights in the order of the parts, by epoch day of the decision
   */
  static Contributions of(
      List<String> names, long[] days, double[][] returns, NavigableMap<Long, double[]> decisions) {
    int columns = days.length - 1;
    int first = 0;
    while (first < columns && decisions.floorKey(days[first]) == null) {
      first++;
    }
    double[][] parts = new double[names.size()][Math.max(0, columns - first)];
    double[] weights = new double[names.size()];
    for (int t = first; t < columns; t++) {
      double gained = 0;
      for (int part = 0; part < weights.length; part++) {
        parts[part][t - first] = weights[part] * returns[part][t];
        gained += parts[part][t - first];
      }
      double[] decided = decisions.get(days[t]);
      weights = decided == null ? drifted(weights, returns, t, gained) : decided.clone();
    }
    return new Contributions(names, parts);
  }

  /** Sum of the parts by date, from the first decision on. */
  double[] total() {
    return total.clone();
  }

  /** Mean contribution per year and share of the variance (which sum to 1), part by part. */
  List<Contribution> perYear(double periodsPerYear) {
    List<Contribution> contributions = new ArrayList<>();
    double variance = covariance(total, total);
    for (int part = 0; part < parts.length; part++) {
      double ofReturn = mean(parts[part]) * periodsPerYear;
      double share = variance == 0 ? Double.NaN : covariance(parts[part], total) / variance;
      contributions.add(
          new Contribution(
              names.get(part), Figure.orMissing(ofReturn, FLAT), Figure.orMissing(share, FLAT)));
    }
    return contributions;
  }

  private static double[] drifted(double[] weights, double[][] returns, int at, double gained) {
    double[] drifted = new double[weights.length];
    for (int part = 0; part < weights.length; part++) {
      drifted[part] = weights[part] * (1 + returns[part][at]) / (1 + gained);
    }
    return drifted;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).reduce(0, Double::sum) / values.length;
  }

  private static double covariance(double[] a, double[] b) {
    double meanOfA = mean(a);
    double meanOfB = mean(b);
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += (a[t] - meanOfA) * (b[t] - meanOfB);
    }
    return sum;
  }
}
