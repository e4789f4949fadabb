package org.alluvium.jobs.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * What was built: for {@code version}, and for the ledger of each run.
 *
 * @param version of Alluvium
 * @param revision commit, or {@code unknown} outside the Makefile's build
 * @param spark version that it was compiled against
 * @param delta likewise
 * @param scala likewise
 */
public record BuildInfo(String version, String revision, String spark, String delta, String scala) {

  /** As written at build time. */
  public static BuildInfo read() {
    Properties written = new Properties();
    try (InputStream stream =
        BuildInfo.class.getResourceAsStream("/org/alluvium/jobs/build.properties")) {
      written.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties is not in the jar", e);
    }
    return new BuildInfo(
        written.getProperty("version"),
        written.getProperty("revision"),
        written.getProperty("spark"),
        written.getProperty("delta"),
        written.getProperty("scala"));
  }

  /** File or folder that this class was loaded from. */
  public static Path location() {
    try {
      return Path.of(BuildInfo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the jar has no path", e);
    }
  }

  /** SHA-256 of the jar's bytes in hex; {@code classes} when run from a folder of classes. */
  public static String jarDigest() {
    Path jar = location();
    if (!Files.isRegularFile(jar)) {
      return "classes";
    }
    try {
      return Sha256.ofFile(jar);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    }
  }
}
