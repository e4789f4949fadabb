package org.alluvium.jobs.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.config.ConfigurationLoader;
import org.alluvium.jobs.config.ConfigurationRequest;
import org.alluvium.jobs.config.ConfigurationRequest.Flag;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.jobs.output.ResultWriter;

/**
 * What a command finds around it.
 *
 * @param home folder of the installation
 * @param environment process environment
 * @param clock the one clock: stamps only, never a computation
 * @param out where results go
 * @param shutdown what must happen when the process is interrupted
 */
public record CommandContext(
    Path home, Map<String, String> environment, Clock clock, PrintStream out, Shutdown shutdown) {

  /** The configuration of a command line, validated; nothing is created. */
  public ResolvedConfiguration configuration(Invocation invocation) {
    return ConfigurationLoader.load(request(invocation));
  }

  /**
   * The configuration with a file that the command line names.
   *
   * @param key where its content stands
   * @param flags of the command that are configuration
   */
  public ResolvedConfiguration configuration(
      Invocation invocation, String key, Path file, Map<String, Flag> flags) {
    return ConfigurationLoader.load(request(invocation).with(key, file, flags));
  }

  /** Writes results in the form asked for. */
  public ResultWriter results(Invocation invocation) {
    return new ResultWriter(out, invocation.output());
  }

  private ConfigurationRequest request(Invocation invocation) {
    Map<String, Flag> flags = new LinkedHashMap<>();
    invocation
        .value(CommonOptions.AS_OF)
        .ifPresent(text -> flags.put("as_of", new Flag("--as-of", text)));
    invocation
        .value(CommonOptions.LAKEHOUSE)
        .ifPresent(text -> flags.put("lakehouse.root", new Flag("--lakehouse", absolute(text))));
    invocation
        .value(CommonOptions.RUNS)
        .ifPresent(text -> flags.put("runs.root", new Flag("--runs", absolute(text))));
    Optional<Path> manifest = invocation.value(CommonOptions.MANIFEST).map(Path::of);
    return new ConfigurationRequest(
        home,
        manifest.map(Path::toAbsolutePath),
        invocation.value(CommonOptions.PROFILE),
        invocation.values(CommonOptions.CONFIG).stream().map(Path::of).toList(),
        environment,
        invocation.values(CommonOptions.SET),
        flags);
  }

  /** A path on the command line starts where the user stands; a URI stays as it is. */
  private static String absolute(String location) {
    return location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")
        ? location
        : Path.of(location).toAbsolutePath().normalize().toString();
  }
}
