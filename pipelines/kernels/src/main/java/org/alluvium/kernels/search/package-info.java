/**
 * Which trials a sweep makes: a space of named parameters, and samplers that choose points of it.
 *
 * <p>Trial i of {@link org.alluvium.kernels.search.SobolSampler}, {@link
 * org.alluvium.kernels.search.GridSampler} and {@link org.alluvium.kernels.search.RandomSampler} is
 * a function of seed and i, to the bit: a sweep resumes from its number of trials alone, and chunks
 * of it run anywhere. The sampler that learns from finished trials is in {@code search.parzen}.
 */
package org.alluvium.kernels.search;
