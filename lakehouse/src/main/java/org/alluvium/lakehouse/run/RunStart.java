package org.alluvium.lakehouse.run;

/**
 * What is known of a run when it starts.
 *
 * @param runId the run; its as-of date is the run's
 * @param flow what runs
 * @param configDigest SHA-256 of the resolved manifest, hex
 * @param code which code runs
 */
public record RunStart(RunId runId, String flow, String configDigest, CodeIdentity code) {}
