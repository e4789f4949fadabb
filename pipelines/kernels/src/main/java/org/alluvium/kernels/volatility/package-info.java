/** Forecasts of volatility from past returns of one instrument. */
package org.alluvium.kernels.volatility;
