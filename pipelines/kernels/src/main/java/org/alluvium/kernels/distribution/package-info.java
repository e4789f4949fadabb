/** Distributions that statistics are judged by. */
package org.alluvium.kernels.distribution;
