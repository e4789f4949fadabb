package org.alluvium.flows.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.discovery.ScreenedScan.RefusedRow;
import org.alluvium.flows.discovery.candidate.Candidate;
import org.alluvium.flows.discovery.candidate.RefusalRule;
import org.junit.jupiter.api.Test;

/** Whatever a list of symbols holds: no crash, each row has one fate, the export is valid. */
class DiscoveryFuzzTest {
  private static final int ROWS = 20_000;
  private static final long SEED = 20_171_110L;
  private static final String[] PIECES = {
    "NYSE",
    "IBM",
    ":",
    ":",
    "::",
    " ",
    "\\t",
    "\\u0000",
    "\\u00a0",
    "\\ud800",
    "\\udc00x",
    "ß",
    "é",
    "İ",
    "nyse",
    "BRK.B",
    "BZ1!",
    "!",
    "-",
    "_",
    ".",
    "/",
    "\\\"",
    "\\\\",
    "'",
    "%s",
    "1",
    "𝔸",
    "\\u202e",
    "null",
    "A",
    "Z9",
    "\\n"
  };
  private static final String[] VALUES = {
    "null", "true", "-0.0", "1e400", "1E-400", "123456789012345678901234567890", "\"\"", "\"x\"",
    "\"\\ud800\"", "[]", "{}", "[1]", "{\"a\":{}}", "0.1", "\"1e3\"", "1e3"
  };
  private static final String[] NAMES = {
    "volume", "type", "symbol", "", " ", "\\u0007", "\\ud800", "note", "a.b", "x"
  };

  private final Random random = new Random(SEED);

  @Test
  void everyGeneratedRowIsAcceptedOrKeptWithAReason() {
    String list = list();
    Discovered discovered = Rows.discovered(List.of(), list);
    CandidateTotals totals = discovered.totals();
    assertThat(totals.scanned()).isEqualTo(ROWS);
    assertThat(totals.scanned())
        .isEqualTo(totals.accepted() + totals.refused() + totals.duplicates());
    assertThat(totals.accepted()).isGreaterThan(100);
    assertThat(totals.refused()).isGreaterThan(10_000);
    assertEachRefusalSaysWhy(discovered.scans().get(0).refused());
    assertThat(discovered.candidates()).extracting(Candidate::symbol).doesNotHaveDuplicates();
    CandidateExport.requireAsInSchema(
        "fuzz", new ExportDocument("run-1", Instant.EPOCH, Optional.empty()).of(discovered));
    assertThat(Rows.discovered(List.of(), list).totals()).isEqualTo(totals);
  }

  private static void assertEachRefusalSaysWhy(List<RefusedRow> refused) {
    Set<Long> numbers = new HashSet<>();
    Set<RefusalRule> rules = new TreeSet<>();
    for (RefusedRow row : refused) {
      assertThat(row.refusal().reason()).isNotBlank().hasSizeLessThan(1_000).doesNotContain("\n");
      assertThat(row.row().received()).isNotEmpty();
      assertThat(numbers.add(row.row().number())).isTrue();
      rules.add(row.refusal().rule());
    }
    assertThat(rules).containsExactly(RefusalRule.values());
  }

  private String list() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(entry());
    }
    return "[" + String.join(",", rows) + "]";
  }

  private String entry() {
    return switch (random.nextInt(8)) {
      case 0 -> VALUES[random.nextInt(VALUES.length)];
      case 1 -> quoted("NYSE:A" + random.nextInt(2_000));
      case 2, 3 -> quoted(symbol());
      default -> object();
    };
  }

  private String object() {
    List<String> members = new ArrayList<>();
    Map<Integer, String> symbols = Map.of(0, quoted(symbol()), 1, quoted("X:B" + members.size()));
    String good = quoted("NASDAQ:C" + random.nextInt(2_000));
    members.add("\"symbol\":" + symbols.getOrDefault(random.nextInt(3), good));
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = NAMES[random.nextInt(NAMES.length)];
      members.add(quoted(name) + ":" + VALUES[random.nextInt(VALUES.length)]);
    }
    return "{" + String.join(",", members) + "}";
  }

  private String symbol() {
    StringBuilder symbol = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      symbol.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return symbol.toString();
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
