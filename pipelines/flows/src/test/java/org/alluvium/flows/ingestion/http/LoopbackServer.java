package org.alluvium.flows.ingestion.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on the loopback interface that answers, and misbehaves, as it is told. */
public final class LoopbackServer implements AutoCloseable {
  /** What is done with one request. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A request as it came. */
  public record Asked(String method, URI uri, com.sun.net.httpserver.Headers headers, String body) {
    /** A parameter of the query; empty when it is not there. */
    public String parameter(String name) {
      String query = uri.getQuery() == null ? "" : uri.getQuery();
      for (String pair : query.split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return pair.substring(name.length() + 1);
        }
      }
      return "";
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private LoopbackServer(Function<Asked, Answer> answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, answers));
    server.start();
  }

  /** Answers each request by a function of it. */
  public static LoopbackServer answering(Function<Asked, Answer> answers) {
    return new LoopbackServer(answers);
  }

  /** Answers the first request with the first answer, and so on; the last one for ever. */
  public static LoopbackServer inTurn(Answer... answers) {
    Iterator<Answer> turns = List.of(answers).iterator();
    Answer last = answers[answers.length - 1];
    return new LoopbackServer(
        request -> {
          synchronized (turns) {
            return turns.hasNext() ? turns.next() : last;
          }
        });
  }

  public static Answer json(String body) {
    return status(200, body);
  }

  /** An answer with a status, a body and headers: name, value, name, value. */
  public static Answer status(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Declares a whole body, sends a part of it and breaks the connection. */
  public static Answer cut(String body, int sent) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, sent);
      exchange.getResponseBody().flush();
    };
  }

  /** Sends a part of the body and then nothing, with the connection open. */
  public Answer stalled(String body, int sent) {
    return exchange -> {
      exchange.sendResponseHeaders(200, body.length());
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8), 0, sent);
      exchange.getResponseBody().flush();
      closed.await();
    };
  }

  /** Address of a path on this server. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Requests so far, in the order of their arrival. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public void forget() {
    asked.clear();
  }

  private void handle(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              body);
      asked.add(request);
      answers.apply(request).to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
