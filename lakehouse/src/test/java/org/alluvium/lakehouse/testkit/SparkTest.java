package org.alluvium.lakehouse.testkit;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;

/**
 * Base of tests that need Spark. All of a JVM share one session, built through {@code Sessions}; a
 * test must not stop it nor change its settings.
 */
@Tag("spark")
public abstract class SparkTest {
  /** The shared session. */
  protected static SparkSession spark() {
    return SharedSession.get();
  }
}
