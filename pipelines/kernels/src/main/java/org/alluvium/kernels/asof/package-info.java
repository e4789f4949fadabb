/** What was known of one series at the times of another. */
package org.alluvium.kernels.asof;
