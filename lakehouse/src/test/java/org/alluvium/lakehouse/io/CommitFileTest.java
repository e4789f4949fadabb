package org.alluvium.lakehouse.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitFileTest {
  private static final String COLUMN = "known_at";
  private static final Instant NINE = Instant.parse("2017-11-10T21:00:00Z");

  @TempDir Path table;

  @BeforeEach
  void makeLog() throws IOException {
    Files.createDirectories(table.resolve("_delta_log"));
  }

  @Test
  void marksAreTheTransactionsThatAreNamedSo() throws IOException {
    CommitFile commit =
        commit(
            "{'txn':{'appId':'backfill/x','version':1}}",
            "{'txn':{'appId':'mark/known_by','version':1510347600000000}}");
    assertThat(commit.marks()).isEqualTo(Map.of("known_by", 1_510_347_600_000_000L));
  }

  @Test
  void whatACommitAddsIsToldByItsStatistics() throws IOException {
    assertThat(commit(add("2017-11-10T21:00:00.001Z")).addsOnlyAfter(NINE, COLUMN)).isTrue();
    assertThat(commit(add("2017-11-10T21:00:00.000Z")).addsOnlyAfter(NINE, COLUMN)).isFalse();
    assertThat(commit(add("2017-11-10T22:00:00.000+01:00")).addsOnlyAfter(NINE, COLUMN)).isFalse();
    assertThat(
            commit(add("2017-11-17T21:00:00.000Z"), add("2017-11-03T21:00:00.000Z"))
                .addsOnlyAfter(NINE, COLUMN))
        .isFalse();
  }

  @Test
  void whatHasNoStatisticsOrRemovesSomethingCannotBeTold() throws IOException {
    assertThat(commit("{'add':{'path':'a'}}").addsOnlyAfter(NINE, COLUMN)).isFalse();
    assertThat(
            commit("{'remove':{'path':'a'}}", add("2017-11-17T21:00:00.000Z"))
                .addsOnlyAfter(NINE, COLUMN))
        .isFalse();
    assertThat(commit("{'metaData':{}}").addsOnlyAfter(NINE, COLUMN)).isTrue();
  }

  @Test
  void aCommitThatTheLogHasNoMoreIsNone() {
    assertThat(CommitFile.read(table.toString(), 3, new Configuration(false))).isEmpty();
  }

  private static String add(String least) {
    return "{'add':{'path':'a','stats':'{\\'minValues\\':{\\'known_at\\':\\'%s\\'}}'}}"
        .formatted(least);
  }

  /** Quotes are single here, and double in the file. */
  private CommitFile commit(String... actions) throws IOException {
    List<String> lines = List.of(actions).stream().map(a -> a.replace('\'', '"')).toList();
    Files.write(table.resolve("_delta_log/00000000000000000000.json"), lines);
    return CommitFile.read(table.toString(), 0, new Configuration(false)).orElseThrow();
  }
}
