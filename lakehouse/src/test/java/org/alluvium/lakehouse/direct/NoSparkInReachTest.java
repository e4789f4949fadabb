package org.alluvium.lakehouse.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled classes of the Spark-free packages name no Spark class. */
class NoSparkInReachTest {
  private static final String SPARK = "org/apache/spark/";

  @ParameterizedTest
  @ValueSource(strings = {"store", "direct", "run", "table", "tables", "error"})
  void noClassOfThePackageNamesSpark(String folder) throws Exception {
    assertThat(classesNaming(SPARK, classes().resolve(folder))).isEmpty();
  }

  @Test
  void theSearchWouldFindAName() throws Exception {
    assertThat(classesNaming("io/delta/kernel/", classes().resolve("direct"))).isNotEmpty();
  }

  private static List<String> classesNaming(String name, Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      List<Path> compiled = files.filter(f -> f.toString().endsWith(".class")).toList();
      assertThat(compiled).isNotEmpty();
      return compiled.stream().filter(f -> names(f, name)).map(Path::toString).toList();
    }
  }

  private static boolean names(Path compiled, String name) {
    try {
      return new String(Files.readAllBytes(compiled), StandardCharsets.ISO_8859_1).contains(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classes() throws URISyntaxException {
    Path root =
        Path.of(DirectLakehouse.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return root.resolve("org/alluvium/lakehouse");
  }
}
