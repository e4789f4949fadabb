package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Which run this is and how to do it again.
 *
 * @param runId the run's id
 * @param asOf the last day that the run was allowed to know
 * @param version Alluvium's version
 * @param trials N, the trials of the family so far, this run's included
 * @param code digests of what ran, and the command that replays it
 */
public record RunHeader(String runId, LocalDate asOf, String version, long trials, CodeSeal code) {
  /** What every form of the report ends with. */
  public String advice() {
    return "Nothing here is advice; N = " + trials + " books and trials so far.";
  }

  public RunHeader {
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(code, "code");
  }

  /**
   * What fixes a run's result, next to its inputs.
   *
   * @param configDigest digest of the resolved manifest
   * @param jarDigest digest of the jar, missing when the run came from class folders
   * @param replayCommand the command that recomputes the run and compares every digest
   */
  public record CodeSeal(Part<String> configDigest, Part<String> jarDigest, String replayCommand) {
    public CodeSeal {
      Objects.requireNonNull(configDigest, "configDigest");
      Objects.requireNonNull(jarDigest, "jarDigest");
      Objects.requireNonNull(replayCommand, "replayCommand");
    }
  }
}
