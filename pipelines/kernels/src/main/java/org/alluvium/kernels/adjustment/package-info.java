/** Splits and dividends applied to raw prices, as they were known. */
package org.alluvium.kernels.adjustment;
