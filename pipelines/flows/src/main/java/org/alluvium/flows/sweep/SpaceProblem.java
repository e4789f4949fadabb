package org.alluvium.flows.sweep;

/**
 * One thing that is wrong with the parameters of a sweep.
 *
 * @param parameter name of the parameter; empty = all of them
 * @param message the value, and what is allowed
 */
public record SpaceProblem(String parameter, String message) {}
