package org.alluvium.flows.ingestion.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Takes the bytes of an answer up to a limit, and lets go of the connection when there are more.
 */
final class LimitedBody implements BodySubscriber<LimitedBody.Content> {
  /**
   * Text of an answer.
   *
   * @param whole whether it is all of it
   */
  record Content(String text, boolean whole) {}

  private final int limit;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final CompletableFuture<Content> content = new CompletableFuture<>();
  private Subscription subscription;

  LimitedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<Content> getBody() {
    return content;
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), limit - taken.size())];
      boolean more = bytes.length < buffer.remaining();
      buffer.get(bytes);
      taken.write(bytes, 0, bytes.length);
      if (more) {
        subscription.cancel();
        content.complete(new Content(taken.toString(StandardCharsets.UTF_8), false));
        return;
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    content.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    content.complete(new Content(taken.toString(StandardCharsets.UTF_8), true));
  }
}
