package org.alluvium.flows.ingestion.http;

import java.time.Duration;

/**
 * How patient a client is with a server, and how much it takes from it.
 *
 * @param connectTimeout longest wait for a connection
 * @param answerTimeout longest wait for a whole answer, its last byte included
 * @param retries what is tried again, and when
 * @param interval least time between the starts of two requests; zero for no limit
 * @param largestBody bytes of the largest answer that is taken
 */
public record HttpTerms(
    Duration connectTimeout,
    Duration answerTimeout,
    Retries retries,
    Duration interval,
    int largestBody) {
  /** Ten seconds, a minute, five attempts, no limit of the rate, 32 MiB. */
  public static final HttpTerms DEFAULTS =
      new HttpTerms(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          new Retries(5, Duration.ofSeconds(1), Duration.ofMinutes(1)),
          Duration.ZERO,
          1 << 25);

  private static final int FEWEST_BYTES = 1024;

  /**
   * Attempts and the pauses between them: before attempt n + 1 between one half and all of {@code
   * firstPause} times 2^(n - 1), at most {@code longestPause}.
   *
   * @param attempts 1 for no second one
   * @param longestPause a server that asks for a longer one ({@code Retry-After}) is left alone
   */
  public record Retries(int attempts, Duration firstPause, Duration longestPause) {
    public Retries {
      if (attempts < 1 || attempts > 20) {
        throw new IllegalArgumentException("attempts must be 1..20, got " + attempts);
      }
      if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
        throw new IllegalArgumentException(
            "first_pause must be >= 0 and not above longest_pause, got %s and %s"
                .formatted(firstPause, longestPause));
      }
    }
  }

  public HttpTerms {
    requirePositive("connect_timeout", connectTimeout);
    requirePositive("answer_timeout", answerTimeout);
    if (interval.isNegative()) {
      throw new IllegalArgumentException("the interval of requests is negative: " + interval);
    }
    if (largestBody < FEWEST_BYTES) {
      throw new IllegalArgumentException(
          "largest_body must be at least %d bytes, got %d".formatted(FEWEST_BYTES, largestBody));
    }
  }

  /** These terms with at most so many requests a minute. */
  public HttpTerms atMostPerMinute(int requests) {
    if (requests < 1) {
      throw new IllegalArgumentException("requests_per_minute must be >= 1, got " + requests);
    }
    Duration apart = Duration.ofMinutes(1).dividedBy(requests);
    return new HttpTerms(connectTimeout, answerTimeout, retries, apart, largestBody);
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + " must be positive, got " + duration);
    }
  }
}
