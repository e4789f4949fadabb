/** Predictions of regression trees, whichever library grew them. */
package org.alluvium.kernels.tree;
