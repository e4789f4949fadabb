/** How an open position ends on price bars: stops, targets, and the last close. */
package org.alluvium.kernels.execution;
