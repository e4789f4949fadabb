/** Calm and turbulent markets, told apart by what was known then. */
package org.alluvium.kernels.regime;
