package org.alluvium.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void beTurkish() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void numbersReadTheSameWhateverTheLocaleOfTheMachine() {
    assertThat("%,d new cutoffs".formatted(1037)).isEqualTo("1.037 new cutoffs");

    Main.main(new String[] {"version"});

    assertThat("%,d new cutoffs".formatted(1037)).isEqualTo("1,037 new cutoffs");
    assertThat("ID".toLowerCase(Locale.getDefault())).isEqualTo("id");
  }
}
