package org.alluvium.kernels.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * A regression on the features that are most correlated with the target, in either direction,
 * chosen inside the window; the coefficients of the others are 0. Of equally correlated features
 * the earlier is taken. Where fewer features vary, all that vary are taken.
 *
 * <p>O(p log p) besides the regression on {@code count} features. A choice by the whole sample,
 * made once, would have seen the outcomes that are to be forecast.
 *
 * <p>Equal to scikit-learn's SelectKBest(f_regression, k = count) before the regression: the F
 * statistic of one feature grows with the square of its correlation.
 *
 * @param count features taken, at least 1
 * @param regression fitted on them
 */
public record StrongestFeatures(int count, MomentsRegression regression)
    implements MomentsRegression {
  /** Checks the count. */
  public StrongestFeatures {
    Check.atLeast(count, 1, "count of strongest features");
  }

  @Override
  public LinearModel fit(Moments moments) {
    int[] chosen = chosen(moments);
    int target = moments.dimension() - 1;
    int[] columns = Arrays.copyOf(chosen, chosen.length + 1);
    columns[chosen.length] = target;
    LinearModel model = regression.fit(moments.of(columns));
    double[] own = model.coefficients();
    double[] coefficients = new double[target];
    for (int i = 0; i < chosen.length; i++) {
      coefficients[chosen[i]] = own[i];
    }
    return new LinearModel(
        model.intercept(), coefficients, model.targetDeviation(), model.rows(), model.penalty());
  }

  /** Their columns, ascending. */
  private int[] chosen(Moments moments) {
    StandardisedWindow window = StandardisedWindow.of(moments, "choice of features");
    int[] features = window.features();
    double[] correlations = window.targetCorrelations();
    if (features.length <= count) {
      return IntStream.range(0, moments.dimension() - 1).toArray();
    }
    return IntStream.range(0, features.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(correlations[i])))
        .limit(count)
        .mapToInt(i -> features[i])
        .sorted()
        .toArray();
  }
}
