package org.alluvium.lakehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionDefaultsTest {
  private static final Path WORK = Path.of("/tmp/work");

  @Test
  void sizesALocalSessionFromItsCores() {
    Map<String, String> defaults = SessionDefaults.of("local[16]", WORK);

    assertThat(defaults)
        .containsEntry("spark.default.parallelism", "16")
        .containsEntry("spark.sql.shuffle.partitions", "32")
        .containsEntry("spark.sql.adaptive.coalescePartitions.initialPartitionNum", "128")
        .containsEntry("spark.databricks.delta.snapshotPartitions", "4")
        .containsEntry("spark.driver.bindAddress", "127.0.0.1");
  }

  @Test
  void neverKeepsFewerThanTwoPartitions() {
    assertThat(SessionDefaults.of("local", WORK))
        .containsEntry("spark.sql.shuffle.partitions", "2")
        .containsEntry("spark.databricks.delta.snapshotPartitions", "2");
  }

  @Test
  void leavesSizesAndAddressesOfAClusterToTheCluster() {
    assertThat(SessionDefaults.of("spark://host:7077", WORK))
        .doesNotContainKeys(
            "spark.default.parallelism", "spark.sql.shuffle.partitions", "spark.driver.host");
  }

  @Test
  void keepsScratchFilesBelowTheWorkFolder() {
    assertThat(SessionDefaults.of("local[2]", WORK))
        .containsEntry("spark.local.dir", "/tmp/work/spark")
        .containsEntry("spark.sql.warehouse.dir", "file:///tmp/work/warehouse");
  }

  @Test
  void readsTheCoresOfAMaster() {
    assertThat(SessionDefaults.localCores("local")).isOne();
    assertThat(SessionDefaults.localCores("local[3]")).isEqualTo(3);
    assertThat(SessionDefaults.localCores("local[4,2]")).isEqualTo(4);
    assertThat(SessionDefaults.localCores("local[*]"))
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(SessionDefaults.isLocal("yarn")).isFalse();
  }
}
