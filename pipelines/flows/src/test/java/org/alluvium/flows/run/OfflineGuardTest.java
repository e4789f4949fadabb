package org.alluvium.flows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.alluvium.lakehouse.error.AlluviumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Addresses of TEST-NET-1, which are nobody's: without the guard these calls would wait. */
@Timeout(20)
class OfflineGuardTest {
  private static final String FLOW = "production us_ridge_weekly";
  private static final String ELSEWHERE = "192.0.2.1";
  private static final String TOLD =
      "flow 'production us_ridge_weekly' works offline, and something in it tried to connect to 192.0.2.1:";

  @Test
  void aSocketToAnotherMachineIsRefusedAndRemembered() {
    try (OfflineGuard guard = OfflineGuard.of(FLOW)) {
      guard.requireNone();

      assertThatThrownBy(() -> new Socket(ELSEWHERE, 443).close())
          .isInstanceOf(AlluviumException.class)
          .hasMessageContaining(TOLD + "443; nothing was sent")
          .hasMessageContaining("./alluvium flow data --profile PROFILE");
      assertThatThrownBy(guard::requireNone).hasMessageContaining(TOLD + "443");
    }
  }

  @Test
  void anHttpClientIsRefusedAndNoPathIsTold() {
    try (OfflineGuard guard = OfflineGuard.of(FLOW)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + ELSEWHERE + ":8080/bars?key=secret"))
              .build();

      assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()))
          .hasStackTraceContaining(TOLD + "8080");
      assertThatThrownBy(guard::requireNone)
          .hasMessageContaining(TOLD + "8080")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void aUrlConnectionIsRefused() {
    try (OfflineGuard guard = OfflineGuard.of(FLOW)) {
      assertThatThrownBy(
              () -> URI.create("https://" + ELSEWHERE + "/").toURL().openStream().close())
          .hasStackTraceContaining("tried to connect to 192.0.2.1");
      assertThatThrownBy(guard::requireNone).hasMessageContaining("192.0.2.1");
    }
  }

  @Test
  void loopbackIsAllowedAndTheSelectorOfBeforeComesBack() throws IOException {
    ProxySelector before = ProxySelector.getDefault();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OfflineGuard guard = OfflineGuard.of(FLOW)) {
      try (Socket socket = new Socket("127.0.0.1", server.getLocalPort())) {
        assertThat(socket.isConnected()).isTrue();
      }
      try (Socket socket = new Socket("localhost", server.getLocalPort())) {
        assertThat(socket.isConnected()).isTrue();
      }
      guard.requireNone();
    }
    assertThat(ProxySelector.getDefault()).isSameAs(before);
  }

  @Test
  void aLakehouseOnThisMachineIsTold() {
    assertThat(OfflineGuard.isLocal("/var/lake")).isTrue();
    assertThat(OfflineGuard.isLocal("lakehouse-data")).isTrue();
    assertThat(OfflineGuard.isLocal("file:/var/lake")).isTrue();
    assertThat(OfflineGuard.isLocal("s3a://bucket/lake")).isFalse();
    assertThat(OfflineGuard.isLocal("hdfs://namenode/lake")).isFalse();
  }
}
