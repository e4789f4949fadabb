package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alluvium.jobs.command.audit.Difference.Kind;
import org.alluvium.jobs.command.audit.Difference.Line;
import org.alluvium.jobs.command.audit.SettingsInForce.Setting;

/** Settings of which two runs had different values in force. */
final class ConfigurationDifferences {
  private static final Pattern OF_PROFILE = Pattern.compile("\\$\\.profiles\\.([^.]+)\\.(.+)");

  private ConfigurationDifferences() {}

  /** What differs: those of no profile first, then profile by profile, in order of path. */
  static List<Difference> between(SettingsInForce before, SettingsInForce after) {
    Set<String> paths = new TreeSet<>(before.paths());
    paths.addAll(after.paths());
    List<Difference> ofNone = new ArrayList<>();
    List<Difference> ofProfiles = new ArrayList<>();
    for (String path : paths) {
      Setting old = before.at(path);
      Setting now = after.at(path);
      if (!Objects.equals(old.value(), now.value())) {
        Difference found = difference(path, old, now);
        (found.subject().isPresent() ? ofProfiles : ofNone).add(found);
      }
    }
    ofNone.addAll(ofProfiles);
    return ofNone;
  }

  private static Difference difference(String path, Setting old, Setting now) {
    Matcher profile = OF_PROFILE.matcher(path);
    boolean ofProfile = profile.matches();
    Line full = new Line(path, old.value(), now.value(), sources(old.source(), now.source()));
    Line shown =
        new Line(
            ofProfile ? profile.group(2) : path.substring(path.indexOf('.') + 1),
            old.value(),
            now.value(),
            sources(brief(old.source(), path), brief(now.source(), path)));
    Optional<String> subject = ofProfile ? Optional.of(profile.group(1)) : Optional.empty();
    return new Difference(Kind.CONFIGURATION, subject, full, shown, Map.of());
  }

  private static String sources(String from, String to) {
    return Objects.equals(from, to)
        ? "from " + named(from)
        : "from %s, then %s".formatted(named(from), named(to));
  }

  private static String named(String source) {
    return source == null ? "nowhere" : source;
  }

  /** A flag that repeats the path says no more than the flag. */
  private static String brief(String source, String path) {
    String repeated = " " + path.substring(path.indexOf('.') + 1);
    return source != null && source.endsWith(repeated)
        ? source.substring(0, source.length() - repeated.length())
        : source;
  }
}
