package org.alluvium.flows.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window, driven through its DevTools protocol on loopback. */
final class HeadlessBrowser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final long PATIENCE_SECONDS = 60;
  private static final String DRAWN =
      "!window.stale && document.readyState === 'complete'"
          + " && document.documentElement.hasAttribute('data-charts')"
          + " && Array.from(document.querySelectorAll('.plot')).every("
          + "plot => plot.clientWidth > 100"
          + " && Math.abs(plot.querySelector('svg').clientWidth - plot.clientWidth) < 2)";
  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private int lastId;

  private HeadlessBrowser(Process process, URI tab) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(tab, new Listener()).join();
  }

  private static Path program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
        .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "tests of the report need a browser, and PATH has none of %s; install one, for example with 'sudo apt-get install chromium'"
                        .formatted(PROGRAMS)));
  }

  /** The browser of this machine; a machine that has none fails the test. */
  static HeadlessBrowser start(Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-breakpad",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return new HeadlessBrowser(process, tab(profile.resolve("DevToolsActivePort"))).ready();
    } catch (Exception e) {
      end(process);
      throw e;
    }
  }

  private static URI tab(Path portFile) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(portFile) || Files.readAllLines(portFile).size() < 2) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the browser opened no DevTools port in " + PATIENCE_SECONDS + " s");
      }
      Thread.sleep(50);
    }
    String port = Files.readAllLines(portFile).get(0);
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    while (System.nanoTime() < deadline) {
      for (JsonNode target : JSON.readTree(list.toURL())) {
        if (target.path("type").asText().equals("page")) {
          return URI.create(target.path("webSocketDebuggerUrl").asText());
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("the browser opened no page");
  }

  private HeadlessBrowser ready() throws Exception {
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
    return this;
  }

  /**
   * Opens a file in a window of {@code width} CSS pixels and waits until its charts fill their
   * places.
   */
  void open(Path page, int width) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    evaluate("window.stale = true");
    call("Page.navigate", Map.of("url", page.toUri().toString()));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!evaluate(DRAWN).asBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the charts were not drawn; the browser says " + complaints);
      }
      Thread.sleep(50);
    }
  }

  void prefer(String colours) throws Exception {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  JsonNode evaluate(String script) throws Exception {
    JsonNode answer = call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(script + " failed: " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** A picture of the whole page. */
  void screenshot(Path file) throws Exception {
    JsonNode answer =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    ObjectNode message = JSON.createObjectNode().put("id", ++lastId).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    socket.sendText(message.toString(), true).join();
    while (true) {
      JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IOException(method + " had no answer in " + PATIENCE_SECONDS + " s");
      }
      if (answer.get("id").asInt() == lastId) {
        if (answer.has("error")) {
          throw new IOException(method + " failed: " + answer.get("error"));
        }
        return answer.get("result");
      }
    }
  }

  @Override
  public void close() throws Exception {
    end(process);
  }

  /** Ends the browser with its children, which would write to the profile while it is removed. */
  private static void end(Process process) throws Exception {
    List<ProcessHandle> family =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    family.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle member : family) {
      member.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        receive(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void receive(String json) {
      try {
        JsonNode message = JSON.readTree(json);
        if (message.has("id")) {
          answers.add(message);
        } else {
          event(message.path("method").asText(), message.path("params"));
        }
      } catch (IOException e) {
        complaints.add("unreadable message from the browser: " + e.getMessage());
      }
    }

    private void event(String method, JsonNode parameters) {
      switch (method) {
        case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
        case "Runtime.consoleAPICalled" -> complaints.add(parameters.toString());
        case "Log.entryAdded" -> complaints.add(parameters.toString());
        case "Network.requestWillBeSent" ->
            requests.add(parameters.path("request").path("url").asText());
        default -> {}
      }
    }
  }
}
