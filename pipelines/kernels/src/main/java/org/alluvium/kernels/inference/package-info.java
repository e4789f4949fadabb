/**
 * What a sample of dependent returns can tell: standard errors that allow for serial dependence,
 * tests of the best of many models against a benchmark, and the difference of two Sharpe ratios.
 *
 * <p>Series are arrays in order of time. A missing value has no meaning here, for it would move the
 * lags: NaN is refused, never left out.
 */
package org.alluvium.kernels.inference;
