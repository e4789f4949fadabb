package org.alluvium.flows.stage;

import java.time.Instant;
import java.time.LocalDate;
import org.alluvium.lakehouse.io.Lakehouse;

/**
 * Where and as of when a stage works.
 *
 * @param lakehouse the tables
 * @param asOfDate the logical date of the run
 * @param asOf the instant behind it: nothing known later is seen
 * @param runId the run
 */
public record StageContext(Lakehouse lakehouse, LocalDate asOfDate, Instant asOf, String runId) {}
