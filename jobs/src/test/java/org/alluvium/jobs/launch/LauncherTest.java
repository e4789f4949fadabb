package org.alluvium.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alluvium.jobs.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bash launcher with a Java and a spark-submit that only print their arguments: which engine,
 * class path, heap and archive it chooses.
 */
class LauncherTest {
  private static final String PRINT_ARGUMENTS = "#!/bin/bash\nprintf '%s\\n' \"$0\" \"$@\"\n";
  @TempDir private Path home;

  @BeforeEach
  void installWithoutJar() throws IOException {
    Installation.copyInto(home);
    Files.copy(
        Installation.home().resolve("alluvium"),
        home.resolve("alluvium"),
        StandardCopyOption.COPY_ATTRIBUTES);
    script("jdk/bin/java", PRINT_ARGUMENTS);
  }

  @Test
  void saysHowToBuildWhenThereIsNoJar() throws Exception {
    Result result = launch(List.of(), "version");
    assertThat(result.code()).isEqualTo(7);
    assertThat(result.err()).contains("alluvium.jar is not built; run 'make build' in " + home);
  }

  @Test
  void commandsThatReadStateGetTheLightClassPathAndASmallJvm() throws Exception {
    build();
    for (String command :
        List.of(
            "version",
            "--version",
            "help weekly",
            "status",
            "audit verify",
            "audit runs",
            "audit show",
            "audit candidates",
            "trials list",
            "trials show x-0001",
            "lake tables",
            "lake describe x.y",
            "lake history x.y",
            "weekly --help",
            "--help")) {
      Result result = launch(List.of("ALLUVIUM_CACHE=/proc/none"), command.split(" "));
      assertThat(result.out())
          .as(command)
          .contains("light.jar", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
          .doesNotContain("full.jar");
    }
  }

  @Test
  void otherCommandsGetSparkAndTheHeapOfTheManifest() throws Exception {
    build();
    String out = launch(List.of(), "backfill", "--set", "alpha158").out();
    assertThat(out)
        .contains(
            "alluvium.jar:" + home.resolve("full.jar"),
            "-Xmx2g",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "org.alluvium.jobs.Main\nbackfill\n--set\nalpha158\n");
    assertThat(launch(List.of("ALLUVIUM_SPARK_DRIVER_MEMORY=3g"), "check").out())
        .contains("-Xmx3g");
    assertThat(
            launch(
                    List.of("ALLUVIUM_SPARK_DRIVER_MEMORY=3g"),
                    "check",
                    "--set",
                    "spark.driver_memory=900m")
                .out())
        .contains("-Xmx900m");
  }

  @Test
  void sparkHomeMeansSparkSubmitExceptForLightCommands() throws Exception {
    build();
    script("spark/bin/spark-submit", PRINT_ARGUMENTS);
    String spark = "SPARK_HOME=" + home.resolve("spark");
    assertThat(launch(List.of(spark), "weekly", "--as-of", "2017-11-10").out())
        .contains("spark-submit\n--class\norg.alluvium.jobs.Main\n")
        .contains("alluvium.jar\nweekly\n--as-of\n2017-11-10\n");
    assertThat(launch(List.of(spark), "version").out()).contains("light.jar");
  }

  @Test
  void aSparkHomeWithoutSparkIsToldWithTheWayOut() throws Exception {
    build();
    Result result = launch(List.of("SPARK_HOME=/nonexistent"), "doctor");
    assertThat(result.code()).isEqualTo(7);
    assertThat(result.err())
        .hasLineCount(1)
        .startsWith("error: SPARK_HOME is /nonexistent, and /nonexistent/bin/spark-submit is not")
        .contains("env -u SPARK_HOME ./alluvium");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void theFirstWeeklyRunArchivesItsClassesAndTheNextUsesThem() throws Exception {
    build();
    script("jdk/bin/java", dumping("echo 0 > \"$code\"; echo archive > \"$archive\"; exit 0"));
    assertThat(launch(List.of(), "weekly").code()).isZero();
    assertThat(archives()).hasSize(1);
    assertThat(launch(List.of(), "check").out())
        .contains("-XX:SharedArchiveFile=" + archives().get(0));
  }

  @Test
  void aCrashWhileDumpingNeitherFailsTheRunNorLeavesAnArchive() throws Exception {
    build();
    script(
        "jdk/bin/java",
        dumping("echo 0 > \"$code\"; echo torn > \"$archive\"; kill -SEGV $$; sleep 5"));
    assertThat(launch(List.of(), "weekly").code()).isZero();
    assertThat(archives()).isEmpty();
  }

  @Test
  void theExitCodeOfAFailedRunIsItsOwnAndNothingIsArchived() throws Exception {
    build();
    script("jdk/bin/java", dumping("echo 3 > \"$code\"; echo archive > \"$archive\"; exit 3"));
    assertThat(launch(List.of(), "weekly").code()).isEqualTo(3);
    assertThat(archives()).isEmpty();
  }

  @Test
  void anUnwritableCacheIsNoReasonToFail() throws Exception {
    build();
    Result result = launch(List.of("ALLUVIUM_CACHE=/proc/none"), "weekly");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("full.jar").doesNotContain("ArchiveClassesAtExit");
  }

  private static String dumping(String body) {
    return """
        #!/bin/bash
        for word in "$@"; do
          case $word in
            -XX:ArchiveClassesAtExit=*) archive=${word#*=} ;;
            -Dalluvium.exit.file=*) code=${word#*=} ;;
          esac
        done
        printf '%s\\n' "$@"
        [ -n "$archive" ] || exit 0
        """
        + body
        + "\n";
  }

  private void build() throws IOException {
    Path target = home.resolve("jobs/target");
    Files.createDirectories(target.resolve("class-path"));
    Files.writeString(target.resolve("alluvium.jar"), "");
    for (String kind : List.of("full", "light")) {
      Path jar = Files.writeString(home.resolve(kind + ".jar"), "");
      Files.writeString(target.resolve("class-path/" + kind), jar.toString());
    }
  }

  private List<Path> archives() throws IOException {
    Path folder = home.resolve(".cache/cds");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private void script(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Result(int code, String out, String err) {}

  /** Starts the launcher from another folder than its own. */
  private Result launch(List<String> variables, String... words) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("env", "-u", "SPARK_HOME", "-u", "ALLUVIUM_HOME"));
    command.add("JAVA_HOME=" + home.resolve("jdk"));
    command.addAll(variables);
    command.add(home.resolve("alluvium").toString());
    command.addAll(List.of(words));
    Path err = home.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .directory(new java.io.File("/"))
            .redirectError(err.toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, Files.readString(err));
  }
}
