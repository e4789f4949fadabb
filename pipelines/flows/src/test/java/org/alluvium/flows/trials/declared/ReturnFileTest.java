package org.alluvium.flows.trials.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReturnFileTest {
  private static final LocalDate TODAY = LocalDate.of(2017, 1, 5);

  @TempDir private Path folder;

  @Test
  void columnsAreTrialsAndAnEmptyOneFailed() throws IOException {
    Path file =
        write(
            "event_date,a,\"b, c\",d\n2017-01-02,0.01,,\n\n2017-01-03,-1e-2,,.5\n2017-01-04,0,,1.\n");

    Map<String, Optional<ReturnStream>> trials = ReturnFile.read(file, TODAY);

    long first = LocalDate.parse("2017-01-02").toEpochDay();
    assertThat(trials.keySet()).containsExactly("a", "b, c", "d");
    assertThat(trials.get("a"))
        .contains(
            ReturnStream.of(
                new long[] {first, first + 1, first + 2}, new double[] {0.01, -0.01, 0}));
    assertThat(trials.get("b, c")).isEmpty();
    assertThat(trials.get("d"))
        .contains(ReturnStream.of(new long[] {first + 1, first + 2}, new double[] {0.5, 1}));
  }

  @Test
  void moreColumnsThanAnyTableHasAreRead() throws IOException {
    String names = IntStream.range(0, 6000).mapToObj(i -> "t" + i).collect(Collectors.joining(","));
    String cells = ",0.01".repeat(6000);
    Path file = write("event_date,%s\n2017-01-02%s\n2017-01-03%s\n".formatted(names, cells, cells));
    assertThat(ReturnFile.read(file, TODAY)).hasSize(6000);
  }

  static Stream<Arguments> refused() {
    String head = "event_date,a,b\n";
    return Stream.of(
        Arguments.of("", ": has no line; the first one names the columns"),
        Arguments.of(
            "date,a\n",
            " line 1, column 1: the first column must be called event_date, got 'date'"),
        Arguments.of("event_date\n2017-01-02\n", " line 1: there is no trial; put one column of"),
        Arguments.of("event_date,a,\n", " line 1, column 3: a trial needs a name"),
        Arguments.of(
            "event_date;a\n",
            " line 1, column 1: the first column must be called event_date, got 'event_date;a'; the others are one trial each, separated by commas"),
        Arguments.of(
            "event_date,\"a\n2017-01-02,1\n",
            " line 1, column 2: a trial needs a name on one line; name every column, and close"),
        Arguments.of(
            "x\u0007\u001b" + "x".repeat(90) + "\n",
            " line 1, column 1: the first column must be called event_date, got 'x??"
                + "x".repeat(37)
                + "…'; the"),
        Arguments.of("event_date,a,a\n", " line 1, column 3: the name 'a' is there twice"),
        Arguments.of(head, ": it has 0 dates; a Sharpe ratio needs two"),
        Arguments.of(head + "2017-01-02,1,1\n", ": it has 1 date; a Sharpe ratio needs two"),
        Arguments.of(
            head + "2017-01-02,0,0\n2017-01-02,0,0\n",
            " line 3, column 1: 2017-01-02 is there twice, on line 2 too; each date has one line"),
        Arguments.of(
            head + "2017-01-03,0,0\n2017-01-02,0,0\n",
            " line 3, column 1: 2017-01-02 comes after 2017-01-03 of line 2; sort the lines by date"),
        Arguments.of(
            head + "02.01.2017,0,0\n", " line 2, column 1: '02.01.2017' is no date; write it as"),
        Arguments.of(
            head + "2017-01-02,0,up\n", " line 2, column 3 (b): 'up' is no number; write a return"),
        Arguments.of(head + "2017-01-02,0,nan\n", " line 2, column 3 (b): 'nan' is no number"),
        Arguments.of(head + "2017-01-02,inf,0\n", " line 2, column 2 (a): 'inf' is no number"),
        Arguments.of(head + "2017-01-02,1f,0\n", " line 2, column 2 (a): '1f' is no number"),
        Arguments.of(
            head + "2017-01-02,1e999,0\n", " line 2, column 2 (a): 1e999 is no net return: a"),
        Arguments.of(
            head + "2017-01-02,0,-1\n2017-01-03,0,-1.0001\n",
            " line 3, column 3 (b): -1.0001 is no net return: no more than everything, -1, can"),
        Arguments.of(
            head + "2017-01-05,0,0\n2017-01-06,0,0\n",
            " line 3, column 1: 2017-01-06 is after today, 2017-01-05: it has no return yet"),
        Arguments.of(
            head + "2017-01-02,0\n", " line 2: 2 cells, but the first line names 3 columns"),
        Arguments.of(
            head + "2017-01-02,0,0,0\n", " line 2: 4 cells, but the first line names 3 columns"),
        Arguments.of(
            head + "2017-01-02,0,\n2017-01-03,0,0.1\n",
            " line 3, column 3 (b): it is the only return of its trial, and a Sharpe ratio needs"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNoSuchFileIsRefusedWithItsPlace(String content, String message) throws IOException {
    Path file = write(content);
    assertThatThrownBy(() -> ReturnFile.read(file, TODAY))
        .isInstanceOfSatisfying(
            AlluviumException.class,
            error -> assertThat(error.category()).isEqualTo(ErrorCategory.DATA_CHECK))
        .hasMessageStartingWith(file + message)
        .hasMessageEndingWith("; nothing was written");
  }

  @Test
  void aByteThatIsNoUtf8IsRefusedWithItsLine() throws IOException {
    Path file = folder.resolve("returns.csv");
    Files.write(
        file, "event_date,a\n2017-01-02,1\n\u00fc,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ReturnFile.read(file, TODAY))
        .hasMessage(
            file + " line 3: it is not UTF-8 text; save it in that encoding; nothing was written");
    Files.write(file, "event_date,\u00fc\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    Files.write(file, new byte[] {'x', (byte) 0xe2, (byte) 0x82}, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> ReturnFile.read(file, TODAY))
        .hasMessageStartingWith(file + " line 20001: it is not UTF-8 text");
    Path json = folder.resolve("p.json");
    Files.write(json, "{\n\"a\": {\"k\": \"\u00fc\"}}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ParameterFile.read(json))
        .hasMessageStartingWith(json + " line 2: it is not UTF-8 text");
  }

  @Test
  void aFileThatIsNotThereIsMissingInput() {
    Path file = folder.resolve("none.csv");
    assertThatThrownBy(() -> ReturnFile.read(file, TODAY))
        .isInstanceOfSatisfying(
            AlluviumException.class,
            error -> assertThat(error.category()).isEqualTo(ErrorCategory.INPUT_MISSING))
        .hasMessage("--returns %s is no file; name one that is there".formatted(file));
  }

  @Test
  void parametersComeFromJsonOrCsvInOneForm() throws IOException {
    Path json = folder.resolve("p.json");
    Files.writeString(json, "{\"b\": {\"w\": 2, \"k\": \"x\"}, \"a\": {}}");
    assertThat(ParameterFile.read(json))
        .containsExactly(Map.entry("b", "{\"k\":\"x\",\"w\":2}"), Map.entry("a", "{}"));
    Path csv = write("trial,w,k,on,none\nb,2,x,true,\n");
    assertThat(ParameterFile.read(csv))
        .containsExactly(Map.entry("b", "{\"k\":\"x\",\"none\":null,\"on\":true,\"w\":2}"));
    Files.writeString(json, "{\"a\": {}, \"a\": {}}");
    assertThatThrownBy(() -> ParameterFile.read(json))
        .hasMessageContaining("is no JSON: line 1, column 14: Duplicate");
    Files.writeString(json, "{\"a\": {\n");
    assertThatThrownBy(() -> ParameterFile.read(json))
        .hasMessage(
            json
                + " is no JSON: line 2, column 1: Unexpected end-of-input: expected close marker for Object (begun at line 1, column 7); nothing was written");
    Files.writeString(json, "{\"a\": 3}");
    assertThatThrownBy(() -> ParameterFile.read(json))
        .hasMessageContaining("'a' is no JSON object");
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("returns.csv"), content, StandardCharsets.UTF_8);
  }
}
