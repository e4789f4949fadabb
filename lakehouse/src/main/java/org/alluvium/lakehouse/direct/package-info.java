/**
 * The lakehouse without Spark: Delta tables listed, described, read and appended to through Delta
 * Kernel, in a process that answers within a second. No Spark class is in reach of this package.
 */
package org.alluvium.lakehouse.direct;
