/** From forecasts of one instrument to a position, its end on bars, and the book of all of them. */
package org.alluvium.kernels.strategy;
