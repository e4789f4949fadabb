/** Linear models fitted from sufficient statistics. */
package org.alluvium.kernels.linear;
