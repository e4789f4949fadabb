/** Whether a result survives the number of trials that it took to find it. */
package org.alluvium.kernels.overfitting;
