package org.alluvium.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateSpellsTest {
  private static final boolean[] STATES = {false, false, true, true, true, false, true, false};

  @Test
  void spellsEndWhereTheStateSwitches() {
    assertThat(StateSpells.of(STATES, 4)).isEqualTo(new StateSpells(8, 0.5, 4, 2, 1.6));
    assertThat(StateSpells.of(new boolean[6], 4)).isEqualTo(new StateSpells(6, 0, 0, 0, 6));
    assertThat(StateSpells.of(new boolean[0], 4).meanSpell()).isNaN();
  }

  @Test
  void agreementIsAShareOfSessions() {
    boolean[] other = STATES.clone();
    other[0] = true;
    other[7] = true;
    assertThat(StateSpells.agreement(STATES, other)).isEqualTo(0.75);
    assertThatThrownBy(() -> StateSpells.agreement(STATES, new boolean[3]))
        .hasMessageContaining("states of the other method");
  }
}
