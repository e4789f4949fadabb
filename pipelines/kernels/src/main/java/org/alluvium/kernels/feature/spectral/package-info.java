/** The feature set {@code spectral}: at which rhythms a price moves, and how regularly. */
package org.alluvium.kernels.feature.spectral;
