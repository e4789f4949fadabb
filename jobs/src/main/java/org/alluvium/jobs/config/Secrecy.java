package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Keeps secrets out of the configuration, and out of the messages that refuse them. */
final class Secrecy {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|passwd|secret|token|credential|access_?key|private_?key|api_?key).*");
  private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]*:[^/@\\s]*@");
  private static final int LONGEST_SHOWN = 120;

  private Secrecy() {}

  /** Whether the key's name, or a user and password inside the value, mark it as a secret. */
  static boolean looksSecret(KeyPath path, JsonNode value) {
    return path.keys().stream().anyMatch(key -> SECRET_NAME.matcher(key).matches())
        || (value.isTextual() && USER_INFO.matcher(value.textValue()).find());
  }

  /** The value as a message may show it. */
  static String shown(KeyPath path, JsonNode value) {
    if (looksSecret(path, value)) {
      return "(hidden)";
    }
    String text = value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
