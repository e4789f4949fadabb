/**
 * The expanding window: which rows a model may learn from at each cutoff, and how its statistics
 * grow from one cutoff to the next, bit for bit the same however the work was divided into runs.
 */
package org.alluvium.kernels.training;
