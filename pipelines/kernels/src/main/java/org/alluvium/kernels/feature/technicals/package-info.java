/** The feature set {@code technicals}: what a chart's indicators say, free of the price unit. */
package org.alluvium.kernels.feature.technicals;
