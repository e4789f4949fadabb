package org.alluvium.flows.trials;

/**
 * What a sweep searches: whoever goes on with it goes on with just this.
 *
 * @param study name and family
 * @param sampler what chooses the parameters
 * @param seed of the sampler
 * @param definition rule, ranges, market, dates and costs: a JSON object, keys in order
 * @param prices SHA-256 of the prices that every trial is computed from
 */
public record SearchedStudy(
    Study study, String sampler, long seed, String definition, String prices) {}
