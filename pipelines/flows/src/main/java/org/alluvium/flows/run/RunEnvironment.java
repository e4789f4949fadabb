package org.alluvium.flows.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.apache.spark.sql.SparkSession;

/**
 * Where a run lives and who it is; nothing here changes what it computes.
 *
 * @param lakehouseRoot URI of the lakehouse
 * @param runs folder of all runs
 * @param clock stamps only
 * @param code version and jar
 * @param configurationDigest digest of the resolved configuration
 * @param configuration writes everything of the configuration that a replay reads into a run folder
 * @param session starts Spark; asked for only when there is work
 * @param progress tells a person how it goes
 */
public record RunEnvironment(
    String lakehouseRoot,
    Path runs,
    Clock clock,
    CodeIdentity code,
    String configurationDigest,
    Consumer<Path> configuration,
    Supplier<SparkSession> session,
    Progress progress) {}
