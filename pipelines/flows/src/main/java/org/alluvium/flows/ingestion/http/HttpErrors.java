package org.alluvium.flows.ingestion.http;

import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.net.URI;
import java.util.Locale;
import org.alluvium.lakehouse.error.AlluviumException;

/** Every message for people that the client of networks can show. */
final class HttpErrors {
  private HttpErrors() {}

  /** A request that was given up: who asked what, what came, how often, and what to do. */
  static AlluviumException gaveUp(HttpCall call, HttpFailure failure, int attempts) {
    String wait =
        failure
            .retryAfter()
            .map(after -> ", asks to be left alone for %d s".formatted(after.toSeconds()))
            .orElse("");
    return new AlluviumException(
        failure.kind().category(),
        "%s: %s%s (%s%s); %s"
            .formatted(
                call.told(),
                call.redacted(failure.told()),
                wait,
                attempts == 1 ? "1 attempt" : attempts + " attempts",
                failure.kind().retriable() ? ", may pass" : ", will not pass",
                failure.kind().wayOut()));
  }

  static AlluviumException keyMissing(String variable, String name) {
    return new AlluviumException(
        USAGE,
        "the environment has no %s, whose value is sent as '%s'; set it and run the command again"
            .formatted(variable, name.toLowerCase(Locale.ROOT)));
  }

  static AlluviumException noWebAddress(String asker, URI uri) {
    return new AlluviumException(
        USAGE,
        "%s: '%s' is no address of the form https://HOST/PATH; correct its base_url"
            .formatted(asker, uri));
  }

  static AlluviumException keyInAddress(String asker, String host) {
    return new AlluviumException(
        USAGE,
        "%s: the address at %s holds a key or password, which would end up in files and logs; take it out, and name the environment variable that has it"
            .formatted(asker, host));
  }
}
