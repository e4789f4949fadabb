package org.alluvium.jobs.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.alluvium.jobs.command.audit.RunContents.Output;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.Weights;
import org.junit.jupiter.api.Test;

class OutputPairTest {
  private static final String BOOK = "profile = '%s' and lineage = '%s'";

  @Test
  void equalSlicesArePairedBeforeOthers() {
    Output same = weights("p", "aa", "d1");
    Output old = weights("p", "bb", "d2");
    Output now = weights("p", "cc", "d3");

    List<OutputPair> pairs = OutputPair.of(List.of(same, old), List.of(now, same));

    assertThat(pairs).hasSize(2);
    assertThat(pairs).filteredOn(OutputPair::isSame).hasSize(1);
    assertThat(pairs)
        .filteredOn(pair -> !pair.isSame())
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.before()).contains(old);
              assertThat(pair.after()).contains(now);
              assertThat(pair.movedLineage()).isTrue();
              assertThat(pair.name()).isEqualTo("gold.weights where profile = 'p'");
            });
  }

  @Test
  void slicesOfAnotherProfileAreNotPaired() {
    assertThat(OutputPair.of(List.of(weights("p", "aa", "d1")), List.of(weights("q", "bb", "d2"))))
        .hasSize(2)
        .noneMatch(OutputPair::isWhole)
        .extracting(OutputPair::name)
        .containsExactly(
            "gold.weights where profile = 'p' and lineage = 'aa'",
            "gold.weights where profile = 'q' and lineage = 'bb'");
  }

  @Test
  void whereSeveralLineagesCouldBeMeantNoneIsPaired() {
    List<OutputPair> pairs =
        OutputPair.of(
            List.of(weights("p", "aa", "d1")),
            List.of(weights("p", "bb", "d2"), weights("p", "cc", "d3")));

    assertThat(pairs).hasSize(3).noneMatch(OutputPair::isWhole);
  }

  @Test
  void figuresOfAnotherDateArePairedAndTheirDateIsIgnored() {
    OutputPair pair =
        OutputPair.of(List.of(figures("aa", "2017-11-03")), List.of(figures("aa", "2017-11-10")))
            .get(0);

    assertThat(pair.isWhole()).isTrue();
    assertThat(pair.movedLineage()).isFalse();
    assertThat(pair.ignored()).containsExactly("event_date");
    assertThat(pair.name()).isEqualTo("gold.backtests where profile = 'p' and lineage = 'aa'");
  }

  @Test
  void predicatesOfAnotherFormArePairedAsTheyAre() {
    Output some = output("profile in ('p', 'q')", "d1");
    assertThat(some.conditions()).isEqualTo(Optional.empty());
    assertThat(OutputPair.of(List.of(some), List.of(output("profile in ('p', 'q')", "d2"))))
        .singleElement()
        .satisfies(pair -> assertThat(pair.isWhole()).isTrue());
    assertThat(OutputPair.of(List.of(some), List.of(output("profile in ('p')", "d2")))).hasSize(2);
  }

  private static Output weights(String profile, String lineage, String digest) {
    return output(BOOK.formatted(profile, lineage), digest);
  }

  private static Output output(String slice, String digest) {
    return new Output("portfolio", Weights.SPEC.name(), slice, 0, digest, 3);
  }

  private static Output figures(String lineage, String date) {
    String slice = BOOK.formatted("p", lineage) + " and event_date = date'%s'".formatted(date);
    return new Output("backtest", Backtests.SPEC.name(), slice, 0, date, 3);
  }
}
