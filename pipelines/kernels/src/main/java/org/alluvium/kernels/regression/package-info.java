/** What every fitted model can do, and what fits one to rows. */
package org.alluvium.kernels.regression;
