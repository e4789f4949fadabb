/**
 * Whether a computation looks ahead: its inputs' future is cut off and spoilt, and it must not
 * mind.
 */
package org.alluvium.kernels.canary;
