/** Rules that turn closes into target weights: what a sweep tries. */
package org.alluvium.kernels.rule;
