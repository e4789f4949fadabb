/** Observations of economic series beside the sessions of an instrument, as known at each time. */
package org.alluvium.kernels.feature.macro;
