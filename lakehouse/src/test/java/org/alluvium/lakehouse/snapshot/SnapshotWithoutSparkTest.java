package org.alluvium.lakehouse.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checking a snapshot is part of commands that have no Spark on their class path. */
class SnapshotWithoutSparkTest {
  private static final String MANIFEST =
      """
      {"table": "silver.daily_bars", "version": 3, "as_of": "2017-11-10T22:00:00Z",
       "files": [{"sha256": "%s", "bytes": 4, "rows": 1, "add": {"path": "a.parquet"}}]}
      """;

  @TempDir private Path runs;

  @Test
  void isCheckedInAJvmThatHasNeitherSparkNorScala() throws Exception {
    Path data = Files.createDirectories(runs.resolve("run-1/data"));
    Files.writeString(data.resolve("silver.daily_bars.json"), MANIFEST.formatted("a1".repeat(32)));

    try (WithoutSpark loader = new WithoutSpark()) {
      assertThatThrownBy(() -> loader.loadClass("org.apache.spark.sql.SparkSession"))
          .isInstanceOf(ClassNotFoundException.class);
      Class<?> type = loader.loadClass(Snapshot.class.getName());
      assertThat(type.getClassLoader()).isSameAs(loader);
      Object snapshot = type.getMethod("of", Path.class, String.class).invoke(null, runs, "run-1");
      assertThat((List<?>) type.getMethod("damages").invoke(snapshot))
          .singleElement()
          .asString()
          .contains("silver.daily_bars file a.parquet", "is missing");
    }
    assertThat(runs.resolve("objects")).doesNotExist();
  }

  /** The class path of this test, without the packages that only Spark brings. */
  private static final class WithoutSpark extends URLClassLoader {
    WithoutSpark() {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.apache.spark.") || name.startsWith("scala.")) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }

    private static URL[] classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(WithoutSpark::url)
          .toArray(URL[]::new);
    }

    private static URL url(String entry) {
      try {
        return Path.of(entry).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(entry, e);
      }
    }
  }
}
