/**
 * Choosing instruments: rank probabilities and their product, fit to a logic, health of data, cost
 * against expected return, clusters by correlation, and thresholds that are relaxed in steps.
 * Arrays are by candidate; whoever calls them sees to it that nothing in them is later than the
 * decision.
 */
package org.alluvium.kernels.selection;
