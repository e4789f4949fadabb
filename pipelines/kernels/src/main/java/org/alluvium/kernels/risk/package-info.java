/**
 * What a book may lose: value at risk and its tail by three models of returns, whether such a
 * forecast held out of sample, and how concentrated a book is.
 */
package org.alluvium.kernels.risk;
