/** One forecast from several models. */
package org.alluvium.kernels.ensemble;
