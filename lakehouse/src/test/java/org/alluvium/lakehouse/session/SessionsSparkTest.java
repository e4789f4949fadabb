package org.alluvium.lakehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.alluvium.lakehouse.store.HardLinkLogStore;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.junit.jupiter.api.Test;

class SessionsSparkTest extends SparkTest {
  @Test
  void speaksUtcAnsiAndDelta() {
    assertThat(spark().conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
    assertThat(spark().conf().get("spark.sql.ansi.enabled")).isEqualTo("true");
    assertThat(spark().sparkContext().getConf().get(HardLinkLogStore.SPARK_KEY))
        .isEqualTo(HardLinkLogStore.class.getName());
    assertThat(spark().sql("SELECT timestamp'2017-11-10 22:00:00'").first().getInstant(0))
        .isEqualTo(Instant.parse("2017-11-10T22:00:00Z"));
  }

  @Test
  void keepsTheMasterThatWasSet() {
    assertThat(spark().sparkContext().master()).isEqualTo("local[2]");
    assertThat(spark().sparkContext().uiWebUrl().isEmpty()).isTrue();
  }

  @Test
  void leavesNothingInTheCurrentFolder() {
    spark().range(10).count();

    assertThat(Files.exists(Path.of("spark-warehouse"))).isFalse();
    assertThat(Files.exists(Path.of("metastore_db"))).isFalse();
  }
}
