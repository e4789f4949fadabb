package org.alluvium.flows.discovery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.alluvium.flows.ingestion.http.BodyCheck;
import org.alluvium.flows.ingestion.http.HttpCall;
import org.alluvium.flows.ingestion.http.HttpTerms;
import org.alluvium.flows.ingestion.http.Pacing;
import org.alluvium.flows.ingestion.http.RetryingHttpClient;

/** Asks over HTTP, and again where that may help. */
public record HttpWeb(RetryingHttpClient client) implements Web {
  private static final int REQUESTS_PER_MINUTE = 60;

  /** The network, with default patience and at most a request a second. */
  public static HttpWeb real(Clock clock) {
    HttpTerms terms = HttpTerms.DEFAULTS.atMostPerMinute(REQUESTS_PER_MINUTE);
    return new HttpWeb(new RetryingHttpClient(terms, Pacing.real(clock)));
  }

  @Override
  public byte[] get(String asker, URI address) {
    return fetch(HttpCall.get(asker, address));
  }

  @Override
  public byte[] post(String asker, URI address, byte[] json) {
    return fetch(HttpCall.post(asker, address, new String(json, StandardCharsets.UTF_8)));
  }

  private byte[] fetch(HttpCall call) {
    return client.fetch(call, BodyCheck.JSON).getBytes(StandardCharsets.UTF_8);
  }
}
