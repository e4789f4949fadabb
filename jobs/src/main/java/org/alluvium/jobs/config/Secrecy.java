package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Keeps secrets out of the configuration, and out of the messages that refuse them. */
final class Secrecy {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?is).*(password|passwd|secret|token|credential|access[._-]?key|private[._-]?key|api[._-]?key).*");
  private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]*:[^/@\\s]*@");
  private static final int LONGEST_SHOWN = 120;

  private Secrecy() {}

  /** Whether the keys' names, or a user and password inside the value, mark it as a secret. */
  static boolean looksSecret(KeyPath path, JsonNode value) {
    return SECRET_NAME.matcher(path.toString()).matches()
        || (value.isTextual() && USER_INFO.matcher(value.textValue()).find());
  }

  /** The value as a message may show it: not at all when it is a secret or holds one. */
  static String shown(KeyPath path, JsonNode value) {
    if (holdsSecret(path, value)) {
      return "(hidden)";
    }
    String text = value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private static boolean holdsSecret(KeyPath path, JsonNode value) {
    return looksSecret(path, value)
        || value.properties().stream()
            .anyMatch(entry -> holdsSecret(path.child(entry.getKey()), entry.getValue()))
        || (value.isArray() && value.valueStream().anyMatch(item -> holdsSecret(path, item)));
  }
}
