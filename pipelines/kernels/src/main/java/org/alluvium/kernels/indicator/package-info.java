/** Indicators of technical analysis, as TA-Lib defines and seeds them. */
package org.alluvium.kernels.indicator;
