package org.alluvium.flows.ingestion.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.alluvium.flows.ingestion.http.HttpTerms.Retries;
import org.alluvium.flows.ingestion.http.Secret.Place;
import org.junit.jupiter.api.Test;

/** What is refused before anything is sent, and the arithmetic of waiting. */
class HttpTermsTest {
  private static final Instant NOW = Instant.parse("2021-10-23T00:00:00Z");

  @Test
  void retry_after_is_seconds_or_a_date() {
    assertThat(RetryAfter.parse("120", NOW)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse(" Sat, 23 Oct 2021 00:01:00 GMT", NOW))
        .contains(Duration.ofMinutes(1));
    assertThat(RetryAfter.parse("Fri, 22 Oct 2021 00:00:00 GMT", NOW)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("soon", NOW)).isEmpty();
    assertThat(RetryAfter.parse("-5", NOW)).isEmpty();
  }

  @Test
  void pauses_double_up_to_the_longest_and_repeat_with_their_seed() {
    Retries retries = new Retries(9, Duration.ofSeconds(1), Duration.ofSeconds(10));
    Pacing one = new TestPacing().pacing();
    Pacing other = new TestPacing().pacing();
    for (int attempts = 1; attempts < 9; attempts++) {
      Duration most = Duration.ofSeconds(Math.min(10, 1L << (attempts - 1)));
      Duration pause = one.pauseAfter(attempts, retries);
      assertThat(pause).isBetween(most.dividedBy(2), most);
      assertThat(other.pauseAfter(attempts, retries)).isEqualTo(pause);
    }
  }

  @Test
  void terms_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> new Retries(0, Duration.ZERO, Duration.ZERO))
        .hasMessage("attempts must be 1..20, got 0");
    assertThatThrownBy(() -> new Retries(2, Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageContaining("not above longest_pause");
    assertThatThrownBy(() -> HttpTerms.DEFAULTS.atMostPerMinute(0))
        .hasMessage("requests_per_minute must be >= 1, got 0");
  }

  @Test
  void an_address_holds_no_key_and_is_one_of_the_web() {
    assertThatThrownBy(() -> call("https://example.org/x?id=1&api_key=abc"))
        .hasMessage(
            "source 'x': the address at example.org holds a key or password, which would end up in"
                + " files and logs; take it out, and name the environment variable that has it");
    assertThatThrownBy(() -> call("https://me:abc@example.org/x")).hasMessageNotContaining("abc");
    assertThatThrownBy(() -> call("file:///etc/passwd"))
        .hasMessageContaining("is no address of the form https://HOST/PATH");
  }

  @Test
  void a_key_comes_from_the_environment() {
    assertThatThrownBy(() -> Secret.fromEnvironment("MY_KEY", Map.of(), Place.QUERY, "api_key"))
        .hasMessage(
            "the environment has no MY_KEY, whose value is sent as 'api_key'; set it and run the"
                + " command again");
    assertThat(Secret.fromEnvironment("MY_KEY", Map.of("MY_KEY", "abc"), Place.QUERY, "api_key"))
        .hasToString("QUERY api_key (redacted)");
  }

  private static HttpCall call(String address) {
    return HttpCall.get("source 'x'", URI.create(address));
  }
}
