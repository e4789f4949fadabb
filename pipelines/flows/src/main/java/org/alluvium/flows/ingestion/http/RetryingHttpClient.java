package org.alluvium.flows.ingestion.http;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.alluvium.flows.ingestion.http.HttpFailure.Kind;

/**
 * Asks servers, within {@link HttpTerms}: no faster than the rate, no longer than the timeouts, no
 * more than the largest body, and again, after a pause that grows, when asking again may help. It
 * follows no redirect, so that a key goes to no other host. Threads may share one.
 */
public final class RetryingHttpClient {
  private static final int OK = 200;
  private static final int SHOWN_CHARACTERS = 200;
  private final HttpTerms terms;
  private final Pacing pacing;
  private final HttpClient client;

  public RetryingHttpClient(HttpTerms terms, Pacing pacing) {
    this.terms = terms;
    this.pacing = pacing;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(terms.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * Asks until an answer of status 200 passes a check.
   *
   * @return its body, without the key should the server repeat it
   * @throws org.alluvium.lakehouse.error.AlluviumException when it is given up: what was asked,
   *     what came, and what to do
   */
  public String fetch(HttpCall call, BodyCheck check) {
    for (int attempt = 1; ; attempt++) {
      Attempt made = attempt(call, check);
      if (made.failure().isEmpty()) {
        return made.body();
      }
      HttpFailure failure = made.failure().get();
      Duration asked = failure.retryAfter().orElse(Duration.ZERO);
      boolean tooLong = asked.compareTo(terms.retries().longestPause()) > 0;
      if (!failure.kind().retriable() || tooLong || attempt >= terms.retries().attempts()) {
        throw HttpErrors.gaveUp(call, failure, attempt);
      }
      Duration pause = pacing.pauseAfter(attempt, terms.retries());
      interruptibly(() -> pacing.sleep(asked.compareTo(pause) > 0 ? asked : pause));
    }
  }

  /** What one attempt brought: a body, or a failure. */
  private record Attempt(String body, Optional<HttpFailure> failure) {
    static Attempt failed(HttpFailure failure) {
      return new Attempt("", Optional.of(failure));
    }

    static Attempt failed(Kind kind, String told) {
      return failed(HttpFailure.of(kind, told));
    }
  }

  private Attempt attempt(HttpCall call, BodyCheck check) {
    interruptibly(() -> pacing.awaitTurn(terms.interval()));
    CompletableFuture<HttpResponse<LimitedBody.Content>> answer =
        client.sendAsync(call.request(), head -> new LimitedBody(terms.largestBody()));
    try {
      return judged(
          call, check, answer.get(terms.answerTimeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Attempt.failed(
          Kind.BUSY, "no whole answer within %s".formatted(terms.answerTimeout()));
    } catch (ExecutionException e) {
      return Attempt.failed(unanswered(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted(e);
    }
  }

  private HttpFailure unanswered(Throwable cause) {
    if (cause instanceof ConnectException || cause instanceof HttpTimeoutException) {
      return HttpFailure.of(
          Kind.UNREACHABLE,
          "no connection within %s: %s".formatted(terms.connectTimeout(), reason(cause)));
    }
    return HttpFailure.of(
        Kind.BUSY, "the connection broke before the answer was whole: " + reason(cause));
  }

  /** What the innermost cause that says anything says. */
  private static String reason(Throwable failure) {
    String told = failure.getClass().getSimpleName();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      told = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
    return told;
  }

  private Attempt judged(HttpCall call, BodyCheck check, HttpResponse<LimitedBody.Content> answer) {
    String body = call.redacted(answer.body().text());
    if (answer.statusCode() != OK) {
      return Attempt.failed(ofStatus(answer, body));
    }
    if (!answer.body().whole()) {
      return Attempt.failed(
          Kind.TOO_LARGE, "the answer has more than %,d bytes".formatted(terms.largestBody()));
    }
    return check
        .problem(body)
        .map(problem -> Attempt.failed(Kind.UNUSABLE, "the answer " + problem + shown(body)))
        .orElseGet(() -> new Attempt(body, Optional.empty()));
  }

  private HttpFailure ofStatus(HttpResponse<LimitedBody.Content> answer, String body) {
    int status = answer.statusCode();
    String place =
        answer.headers().firstValue("Location").map(to -> ", which points to " + to).orElse("");
    Optional<Duration> retryAfter =
        answer
            .headers()
            .firstValue("Retry-After")
            .flatMap(text -> RetryAfter.parse(text, pacing.now()));
    return new HttpFailure(
        Kind.ofStatus(status), "status " + status + place + shown(body), retryAfter);
  }

  /** The beginning of a body, on one line. */
  private static String shown(String body) {
    String line = body.replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) {
      return "";
    }
    return line.length() <= SHOWN_CHARACTERS
        ? ": " + line
        : ": " + line.substring(0, SHOWN_CHARACTERS) + "…";
  }

  /** Waits. */
  private interface Wait {
    void run() throws InterruptedException;
  }

  private static void interruptibly(Wait wait) {
    try {
      wait.run();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while asking a server", cause);
  }
}
