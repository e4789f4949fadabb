package org.alluvium.flows.run;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.lakehouse.error.AlluviumException;

/**
 * Keeps this process from connecting to other machines while it is open, and remembers the first
 * attempt, so that one whose failure somebody swallowed still ends the run.
 *
 * <p>Java asks the default {@link ProxySelector} before it connects a {@code java.net.Socket}, a
 * {@code URLConnection} or a {@code java.net.http.HttpClient} without a selector of its own: this
 * one refuses all but loopback. Channels of {@code java.nio}, which Spark's own traffic uses,
 * look-ups of names and native libraries are not seen.
 */
final class OfflineGuard implements AutoCloseable {
  private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");

  private final String flow;
  private final ProxySelector before;
  private final AtomicReference<AlluviumException> attempt = new AtomicReference<>();

  private OfflineGuard(String flow) {
    this.flow = flow;
    this.before = ProxySelector.getDefault();
  }

  /**
   * Guards a flow until closed.
   *
   * @param flow named in the error
   */
  static OfflineGuard of(String flow) {
    OfflineGuard guard = new OfflineGuard(flow);
    ProxySelector.setDefault(guard.new Refusal());
    return guard;
  }

  /** Whether a lakehouse lies on this machine; one that does not cannot be read without network. */
  static boolean isLocal(String lakehouseRoot) {
    return !lakehouseRoot.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")
        || lakehouseRoot.startsWith("file:");
  }

  /** Fails when a connection was attempted. */
  void requireNone() {
    Optional.ofNullable(attempt.get())
        .ifPresent(
            refused -> {
              throw refused;
            });
  }

  @Override
  public void close() {
    ProxySelector.setDefault(before);
  }

  private final class Refusal extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      if (isLoopback(uri.getHost())) {
        return List.of(Proxy.NO_PROXY);
      }
      AlluviumException refused = FlowErrors.connectionAttempted(flow, address(uri));
      attempt.compareAndSet(null, refused);
      throw refused;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {
      // No proxy is ever offered.
    }
  }

  /** A path or a query may hold a secret. */
  private static String address(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getHost() == null ? uri.getScheme() : uri.getHost() + port;
  }

  private static boolean isLoopback(String host) {
    if (host == null) {
      return false;
    }
    String name = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(name) || name.matches("127(\\.[0-9]{1,3}){3}");
  }
}
