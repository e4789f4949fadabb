package org.alluvium.kernels.meta;

/**
 * What aligning kept of one sleeve.
 *
 * @param sleeve name
 * @param dates days on which the sleeve has a value
 * @param common days on which every sleeve has one
 * @param dropped the sleeve's days that are not common: their moves are inside longer returns, not
 *     lost
 * @param coverage common / dates, 0 for a sleeve without dates
 */
public record SleeveAlignment(String sleeve, int dates, int common, int dropped, double coverage) {}
