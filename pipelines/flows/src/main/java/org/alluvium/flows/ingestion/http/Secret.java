package org.alluvium.flows.ingestion.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A key that a server asks for. It is put into a request when that is sent, and is in no text that
 * people or files get: not in names, messages, or {@link #toString()}.
 */
public final class Secret {
  /** Where a server looks for its key. */
  public enum Place {
    HEADER,
    /** For servers that know no other way; the address that is shown does not have it. */
    QUERY
  }

  private static final String REDACTED = "(redacted)";
  private final Place place;
  private final String name;
  private final String value;

  private Secret(Place place, String name, String value) {
    this.place = place;
    this.name = name;
    this.value = value;
  }

  /**
   * A key.
   *
   * @param name of the header, or of the parameter
   * @param value all of the header's or parameter's value
   */
  public static Secret of(Place place, String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the key for '" + name + "' is empty");
    }
    return new Secret(place, name, value);
  }

  /** A key from the environment; an error that names the variable when it is not set. */
  public static Secret fromEnvironment(
      String variable, Map<String, String> environment, Place place, String name) {
    String value = environment.getOrDefault(variable, "");
    if (value.isBlank()) {
      throw HttpErrors.keyMissing(variable, name);
    }
    return of(place, name, value.strip());
  }

  Map<String, String> headers() {
    return place == Place.HEADER ? Map.of(name, value) : Map.of();
  }

  URI placedIn(URI uri) {
    if (place == Place.HEADER) {
      return uri;
    }
    String start = uri.getRawQuery() == null ? "?" : "&";
    return URI.create(uri + start + name + "=" + encoded());
  }

  /** A text without the key. */
  String redactedIn(String text) {
    return text.replace(value, REDACTED).replace(encoded(), REDACTED);
  }

  private String encoded() {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return place + " " + name + " " + REDACTED;
  }
}
