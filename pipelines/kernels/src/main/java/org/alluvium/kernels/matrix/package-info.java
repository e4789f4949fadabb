/** Factors of matrices that kernels of several rooms solve with. */
package org.alluvium.kernels.matrix;
