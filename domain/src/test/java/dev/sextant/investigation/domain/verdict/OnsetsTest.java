package dev.sextant.investigation.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnsetsTest {

    @Test
    void one_early_line_does_not_hide_when_a_storm_set_in() {
        var onsets = new Onsets();
        onsets.add(0);
        for (int i = 0; i < 10_000; i++) {
            onsets.add(1_000_000 + i);
        }
        assertThat(onsets.from().get()).isBetween(1_000_000L, 1_001_000L);
        assertThat(onsets.last()).isEqualTo(1_009_999);
    }

    @Test
    void few_times_all_count() {
        var onsets = new Onsets();
        onsets.add(50);
        onsets.add(7);
        assertThat(onsets.from().get()).isEqualTo(7);
    }

    @Test
    void without_times_there_is_none() {
        assertThat(new Onsets().from().isEmpty()).isTrue();
    }
}
