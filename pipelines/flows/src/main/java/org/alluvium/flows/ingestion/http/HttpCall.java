package org.alluvium.flows.ingestion.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is asked of a server: always something that may be asked twice.
 *
 * @param asker who asks, for messages: {@code source 'x'}
 * @param uri address without any key
 * @param headers further headers, none of them secret
 * @param json what is posted; empty for a GET
 * @param secret key of the server
 */
public record HttpCall(
    String asker,
    URI uri,
    Map<String, String> headers,
    Optional<String> json,
    Optional<Secret> secret) {
  private static final Pattern KEY =
      Pattern.compile("(?i)(^|[&_-])(api_?key|key|token|secret|password|signature)=");

  public HttpCall {
    headers = Map.copyOf(headers);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw HttpErrors.noWebAddress(asker, uri);
    }
    boolean keyed = uri.getRawQuery() != null && KEY.matcher(uri.getRawQuery()).find();
    if (uri.getRawUserInfo() != null || keyed) {
      throw HttpErrors.keyInAddress(asker, uri.getHost());
    }
  }

  public static HttpCall get(String asker, URI uri) {
    return new HttpCall(asker, uri, Map.of(), Optional.empty(), Optional.empty());
  }

  /** A query that is posted as JSON; it must change nothing on the server. */
  public static HttpCall post(String asker, URI uri, String json) {
    return new HttpCall(asker, uri, Map.of(), Optional.of(json), Optional.empty());
  }

  public HttpCall withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new HttpCall(asker, uri, more, json, secret);
  }

  public HttpCall withSecret(Secret key) {
    return new HttpCall(asker, uri, headers, json, Optional.of(key));
  }

  /** Who asks what, without the key. */
  String told() {
    return redacted("%s: %s %s".formatted(asker, json.isPresent() ? "POST" : "GET", uri));
  }

  String redacted(String text) {
    return secret.map(key -> key.redactedIn(text)).orElse(text);
  }

  HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(secret.map(key -> key.placedIn(uri)).orElse(uri))
            .setHeader("Accept", "application/json");
    headers.forEach(request::setHeader);
    secret.ifPresent(key -> key.headers().forEach(request::setHeader));
    json.ifPresent(
        text ->
            request
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text)));
    return request.build();
  }
}
