/**
 * Trials chosen by what earlier ones gave: the tree-structured Parzen estimator. Two densities are
 * estimated, of the values of the better trials and of the others; where the first is large beside
 * the second a further trial promises most.
 */
package org.alluvium.kernels.search.parzen;
