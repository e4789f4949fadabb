/** How large a position is: by volatility, and by confidence in its forecast. */
package org.alluvium.kernels.sizing;
