package org.alluvium.flows.ingestion.http;

import static org.alluvium.flows.ingestion.http.LoopbackServer.cut;
import static org.alluvium.flows.ingestion.http.LoopbackServer.inTurn;
import static org.alluvium.flows.ingestion.http.LoopbackServer.json;
import static org.alluvium.flows.ingestion.http.LoopbackServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.alluvium.flows.ingestion.http.HttpTerms.Retries;
import org.alluvium.flows.ingestion.http.LoopbackServer.Asked;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;

class RetryingHttpClientTest {
  private static final String BODY = "[1, 2, 3]";
  private static final HttpTerms TERMS =
      new HttpTerms(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          new Retries(4, Duration.ofSeconds(1), Duration.ofSeconds(30)),
          Duration.ZERO,
          1024);
  private static final HttpTerms IMPATIENT =
      new HttpTerms(
          TERMS.connectTimeout(),
          Duration.ofMillis(300),
          new Retries(2, Duration.ofSeconds(1), Duration.ofSeconds(30)),
          Duration.ZERO,
          1024);

  private final TestPacing time = new TestPacing();
  private final RetryingHttpClient client = new RetryingHttpClient(TERMS, time.pacing());

  @Test
  void what_passes_is_asked_for_again_after_pauses_that_grow() {
    try (LoopbackServer server =
        inTurn(status(500, "oops"), status(503, ""), cut(BODY, 4), json(BODY))) {
      assertThat(fetch(server)).isEqualTo(BODY);
      assertThat(server.asked()).hasSize(4);
      assertThat(time.slept()).hasSize(3);
      for (int i = 0; i < 3; i++) {
        Duration most = Duration.ofSeconds(1L << i);
        assertThat(time.slept().get(i)).isBetween(most.dividedBy(2), most);
      }
    }
  }

  @Test
  void a_server_that_says_when_is_left_alone_until_then() {
    try (LoopbackServer server =
        inTurn(
            status(429, "slow down", "Retry-After", "7"),
            status(503, "", "Retry-After", "Sat, 23 Oct 2021 00:00:20 GMT"),
            json(BODY))) {
      assertThat(fetch(server)).isEqualTo(BODY);
      assertThat(time.slept()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(13));
    }
  }

  @Test
  void a_server_that_asks_for_more_patience_than_there_is_is_told_at_once() {
    try (LoopbackServer server = inTurn(status(429, "banned", "Retry-After", "7200"))) {
      AlluviumException error = failure(server);
      assertThat(error)
          .hasMessage(
              "source 'x': GET %s: status 429: banned, asks to be left alone for 7200 s (1 attempt, may pass); run it again later, what was received is kept"
                  .formatted(server.uri("/page")));
      assertThat(error.category()).isEqualTo(ErrorCategory.INPUT_MISSING);
      assertThat(server.asked()).hasSize(1);
      assertThat(time.slept()).isEmpty();
    }
  }

  @Test
  void attempts_are_bounded_and_the_last_answer_is_told() {
    try (LoopbackServer server = inTurn(status(500, "broken\n  inside"))) {
      assertThat(failure(server))
          .hasMessage(
              "source 'x': GET %s: status 500: broken inside (4 attempts, may pass); run it again later, what was received is kept"
                  .formatted(server.uri("/page")));
      assertThat(server.asked()).hasSize(4);
    }
  }

  @Test
  void what_cannot_pass_is_not_asked_for_again() {
    try (LoopbackServer server =
        inTurn(status(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"))) {
      AlluviumException error = failure(server);
      assertThat(error)
          .hasMessage(
              "source 'x': GET %s: status 400: {\"code\":-1121,\"msg\":\"Invalid symbol.\"} (1 attempt, will not pass); correct what is asked for; asking again changes nothing"
                  .formatted(server.uri("/page")));
      assertThat(error.category()).isEqualTo(ErrorCategory.USAGE);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void a_redirect_is_told_and_not_followed() {
    try (LoopbackServer server = inTurn(status(302, "", "Location", "https://example.org/"))) {
      assertThat(failure(server))
          .hasMessageContaining("status 302, which points to https://example.org/");
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void a_body_that_stalls_runs_into_the_timeout_though_its_head_came_at_once() {
    RetryingHttpClient impatient = new RetryingHttpClient(IMPATIENT, time.pacing());
    LoopbackServer[] self = new LoopbackServer[1];
    try (LoopbackServer server = LoopbackServer.answering(request -> self[0].stalled(BODY, 3))) {
      self[0] = server;
      AlluviumException error = failure(impatient, call(server));
      assertThat(error)
          .hasMessageContaining("no whole answer within PT0.3S (2 attempts, may pass)");
      assertThat(error.category()).isEqualTo(ErrorCategory.INPUT_MISSING);
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void a_body_above_the_limit_is_let_go() {
    try (LoopbackServer server = inTurn(json("[" + "1,".repeat(600_000) + "1]"))) {
      AlluviumException error = failure(server);
      assertThat(error)
          .hasMessageContaining("the answer has more than 1,024 bytes (1 attempt, will not pass)");
      assertThat(error.category()).isEqualTo(ErrorCategory.DATA_CHECK);
    }
    try (LoopbackServer server = inTurn(json("[" + " ".repeat(1022) + "]"))) {
      assertThat(fetch(server)).hasSize(1024);
    }
  }

  @Test
  void an_answer_that_cannot_be_used_is_asked_for_again_and_then_told() {
    try (LoopbackServer server =
        inTurn(json("<html>maintenance</html>"), json("[1, 2"), json(BODY))) {
      assertThat(fetch(server)).isEqualTo(BODY);
    }
    try (LoopbackServer server = inTurn(json("<html>maintenance</html>"))) {
      AlluviumException error = failure(server);
      assertThat(error)
          .hasMessageContaining(
              "the answer is a page of HTML or XML, not JSON: <html>maintenance</html> (4 attempts,"
                  + " may pass)");
      assertThat(error.category()).isEqualTo(ErrorCategory.DATA_CHECK);
    }
  }

  @Test
  void a_connection_that_nobody_takes_is_told() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    HttpCall call = HttpCall.get("source 'x'", URI.create("http://127.0.0.1:" + port + "/"));
    AlluviumException error = failure(client, call);
    assertThat(error)
        .hasMessageStartingWith("source 'x': GET http://127.0.0.1:" + port + "/: no connection")
        .hasMessageEndingWith(
            "(4 attempts, may pass); check the address and the network, then run it again");
    assertThat(error.category()).isEqualTo(ErrorCategory.INPUT_MISSING);
  }

  @Test
  void requests_keep_to_the_rate() {
    RetryingHttpClient paced = new RetryingHttpClient(TERMS.atMostPerMinute(120), time.pacing());
    try (LoopbackServer server = inTurn(json(BODY))) {
      for (int i = 0; i < 3; i++) {
        assertThat(paced.fetch(call(server), BodyCheck.JSON)).isEqualTo(BODY);
      }
      assertThat(time.slept()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
    }
  }

  @Test
  void a_key_is_sent_and_shown_nowhere() {
    Secret query = Secret.of(Secret.Place.QUERY, "api_key", "a+b/c");
    try (LoopbackServer server = inTurn(status(403, "the key a+b/c (a%2Bb%2Fc) is unknown"))) {
      HttpCall call = HttpCall.get("source 'x'", server.uri("/page?id=1")).withSecret(query);
      AlluviumException error = failure(client, call);
      assertThat(server.asked().get(0).parameter("api_key")).isEqualTo("a+b/c");
      assertThat(error)
          .hasMessageContaining(
              "GET " + server.uri("/page?id=1") + ": status 403: the key (redacted)")
          .hasMessageContaining("check the key in the environment");
      assertThat(error.getMessage()).doesNotContain("a+b").doesNotContain("a%2Bb");
      assertThat(call.toString()).doesNotContain("a+b").contains("QUERY api_key (redacted)");
    }
    Secret header = Secret.of(Secret.Place.HEADER, "Authorization", "Bearer abc");
    try (LoopbackServer server = inTurn(json("[\"Bearer abc\"]"))) {
      HttpCall call = HttpCall.get("source 'x'", server.uri("/page")).withSecret(header);
      assertThat(client.fetch(call, BodyCheck.JSON)).isEqualTo("[\"(redacted)\"]");
      Asked asked = server.asked().get(0);
      assertThat(asked.headers().getFirst("Authorization")).isEqualTo("Bearer abc");
      assertThat(asked.uri()).hasToString("/page");
    }
  }

  @Test
  void a_query_may_be_posted() {
    try (LoopbackServer server = inTurn(status(500, ""), json(BODY))) {
      HttpCall call =
          HttpCall.post("scanner 'x'", server.uri("/scan"), "{\"columns\":[\"name\"]}")
              .withHeader("User-Agent", "alluvium");
      assertThat(client.fetch(call, BodyCheck.JSON)).isEqualTo(BODY);
      assertThat(server.asked())
          .extracting(Asked::method, Asked::body, a -> a.headers().getFirst("User-Agent"))
          .containsOnly(
              org.assertj.core.groups.Tuple.tuple("POST", "{\"columns\":[\"name\"]}", "alluvium"))
          .hasSize(2);
    }
  }

  @Test
  void a_body_is_one_json_value_before_anything_else_is_asked_of_it() {
    BodyCheck list =
        BodyCheck.ofJson(json -> json.isArray() ? Optional.empty() : Optional.of("is no list"));
    assertThat(list.problem("[]")).isEmpty();
    assertThat(list.problem("{}")).contains("is no list");
    assertThat(list.problem("[1, 2").orElseThrow()).startsWith("is no whole JSON: ");
    assertThat(list.problem("[] []").orElseThrow()).startsWith("is no whole JSON: ");
    assertThat(list.problem(" ")).contains("is empty");
  }

  private String fetch(LoopbackServer server) {
    return client.fetch(call(server), BodyCheck.JSON);
  }

  private AlluviumException failure(LoopbackServer server) {
    return failure(client, call(server));
  }

  private static AlluviumException failure(RetryingHttpClient client, HttpCall call) {
    return catchThrowableOfType(AlluviumException.class, () -> client.fetch(call, BodyCheck.JSON));
  }

  private static HttpCall call(LoopbackServer server) {
    return HttpCall.get("source 'x'", server.uri("/page"));
  }
}
