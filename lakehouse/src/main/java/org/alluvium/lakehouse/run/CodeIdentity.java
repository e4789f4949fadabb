package org.alluvium.lakehouse.run;

/**
 * Which code ran.
 *
 * @param version version of the code
 * @param jarDigest SHA-256 of the jar, hex; {@code "none"} when it did not run from a jar
 */
public record CodeIdentity(String version, String jarDigest) {}
