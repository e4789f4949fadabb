package org.alluvium.kernels.clustering;

/**
 * One step of an agglomerative clustering: two clusters become one.
 *
 * @param left number of the first cluster: an item below n, or n + the index of an earlier merge
 * @param right number of the second cluster
 * @param height distance between the two
 * @param size members of the union
 */
public record Merge(int left, int right, double height, int size) {}
