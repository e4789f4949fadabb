package org.alluvium.flows.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.scan.BinanceScanner;
import org.alluvium.flows.discovery.scan.FileScanner;
import org.alluvium.flows.discovery.scan.MembershipScanner;
import org.alluvium.flows.discovery.scan.Page;
import org.alluvium.flows.discovery.scan.Scanner;
import org.alluvium.flows.discovery.scan.ScreenerScanner;
import org.alluvium.flows.ingestion.screener.ScreenerQuery;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;

/** Pages with bytes changed, cut out or doubled: a whole page is refused, or its rows are. */
class DamagedPagesTest {
  private static final int TRIES = 1_500;
  private static final long SEED = 20_171_110L;
  private static final CandidateGate GATE = new CandidateGate("s", "crypto", "trend");
  private static final String BYTES = "\"{}[]:,\\ \n\t\u0000aA0.-eE\u00ff";

  private final Random random = new Random(SEED);
  private int read;
  private int refused;

  @Test
  void markets() throws IOException {
    Scanner scanner = new BinanceScanner(GATE, URI.create("https://x"), "BINANCE");
    survives(scanner, recorded("binance_exchange_info.json"), recorded("binance_ticker_24hr.json"));
  }

  @Test
  void pagesOfAScreener() throws IOException {
    ScreenerQuery query =
        new ScreenerQuery(
            List.of("america"), List.of("close", "volume"), List.of(), Optional.empty(), 9, 9);
    survives(
        new ScreenerScanner(GATE, URI.create("https://x"), query),
        recorded("screener_america.json"));
  }

  @Test
  void filesOfSymbols() {
    String csv = "symbol,type,note\nNYSE:IBM,equity,\"a, b\"\nNYSE:KO,,\n";
    survives(new FileScanner(GATE, Path.of("a.csv")), page("a.csv", csv));
    String json = "[\"NYSE:IBM\",{\"symbol\":\"NYSE:KO\",\"type\":\"equity\",\"rank\":2.5e1}]";
    survives(new FileScanner(GATE, Path.of("a.json")), page("a.json", json));
  }

  @Test
  void membersOfAUniverse() {
    String members = "[{\"symbol\":\"NYSE:IBM\",\"valid_from\":\"2010-01-04\",\"valid_to\":null}]";
    survives(new MembershipScanner(GATE, "sp500"), page("members.json", members));
  }

  private void survives(Scanner scanner, Page... pages) {
    for (int i = 0; i < TRIES; i++) {
      Page[] damaged = pages.clone();
      int which = random.nextInt(pages.length);
      damaged[which] = new Page(pages[which].name(), damaged(pages[which].content()));
      screen(scanner, List.of(damaged));
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  private void screen(Scanner scanner, List<Page> pages) {
    DiscoveryPipeline pipeline = new DiscoveryPipeline("test", List.of(scanner), List.of());
    try {
      CandidateTotals totals = Discovered.of(pipeline, List.of(pages)).totals();
      assertThat(totals.scanned())
          .isEqualTo(totals.accepted() + totals.refused() + totals.duplicates());
      read++;
    } catch (AlluviumException e) {
      assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK);
      assertThat(e).hasMessageStartingWith("scanner 's': ");
      refused++;
    }
  }

  private byte[] damaged(byte[] content) {
    byte[] bytes = content.clone();
    for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 1; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) BYTES.charAt(random.nextInt(BYTES.length()));
        case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
        default -> {
          int end = Math.min(bytes.length, at + 1 + random.nextInt(20));
          byte[] longer = Arrays.copyOf(bytes, bytes.length + end - at);
          System.arraycopy(bytes, at, longer, end, bytes.length - at);
          bytes = longer;
        }
      }
    }
    return bytes;
  }

  private static Page page(String name, String text) {
    return new Page(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Page recorded(String name) throws IOException {
    try (InputStream stream = DamagedPagesTest.class.getResourceAsStream("/discovery/" + name)) {
      return new Page(name, stream.readAllBytes());
    }
  }
}
