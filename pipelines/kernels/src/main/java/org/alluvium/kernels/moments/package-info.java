/**
 * Sufficient statistics of rows: what linear models need to know about data, and how two bodies of
 * data are joined.
 */
package org.alluvium.kernels.moments;
