/** How good forecasts are, and whether they beat what needs no model. */
package org.alluvium.kernels.forecast;
