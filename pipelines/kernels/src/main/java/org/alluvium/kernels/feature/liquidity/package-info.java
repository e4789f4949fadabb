/** The feature set {@code liquidity}: how much is traded, and what a trade would cost. */
package org.alluvium.kernels.feature.liquidity;
