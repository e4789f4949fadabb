/** Convex programs, solved to the rounding of their numbers. */
package org.alluvium.kernels.optimisation;
