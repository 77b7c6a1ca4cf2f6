package dev.sextant.investigation.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfidenceTest {

    @Test
    void two_independent_sources_and_seventy_points_validate() {
        Confidence confidence = Confidence.from(30)
                .with("kubernetes.objects", Stance.STRONGLY_SUPPORTS)
                .with("log:shop", Stance.SUPPORTS);
        assertThat(confidence.points()).isEqualTo(75);
        assertThat(confidence.isValidated()).isTrue();
    }

    @Test
    void a_source_that_says_the_same_twice_counts_once() {
        Confidence once = Confidence.from(30).with("log:shop", Stance.SUPPORTS);
        assertThat(once.with("log:shop", Stance.SUPPORTS)).isEqualTo(once);
        assertThat(once.with("log:shop", Stance.STRONGLY_SUPPORTS).points()).isEqualTo(60);
    }

    @Test
    void one_source_alone_never_validates() {
        Confidence confidence = Confidence.from(50).with("log:shop", Stance.STRONGLY_SUPPORTS);
        assertThat(confidence.points()).isEqualTo(80);
        assertThat(confidence.isValidated()).isFalse();
    }

    @Test
    void without_a_counterfactual_points_end_at_eighty() {
        Confidence confidence = Confidence.from(30)
                .with("a", Stance.STRONGLY_SUPPORTS)
                .with("b", Stance.STRONGLY_SUPPORTS)
                .with("c", Stance.STRONGLY_SUPPORTS);
        assertThat(confidence.points()).isEqualTo(80);
        assertThat(confidence.withCounterfactual().points()).isEqualTo(100);
    }

    @Test
    void something_against_it_keeps_it_from_being_validated_whatever_its_points() {
        Confidence confidence = Confidence.from(50)
                .with("a", Stance.STRONGLY_SUPPORTS)
                .with("b", Stance.STRONGLY_SUPPORTS)
                .with("c", Stance.CONTRADICTS);
        assertThat(confidence.points()).isGreaterThanOrEqualTo(Confidence.VALIDATED);
        assertThat(confidence.isValidated()).isFalse();
        assertThat(confidence.isContested()).isTrue();
    }

    @Test
    void two_sources_against_it_refute_at_twenty_points() {
        Confidence one = Confidence.from(40).with("a", Stance.CONTRADICTS);
        assertThat(one.points()).isEqualTo(20);
        assertThat(one.isRefuted()).isFalse();
        assertThat(one.with("b", Stance.CONTRADICTS).isRefuted()).isTrue();
    }

    @Test
    void what_lowers_it_is_named_and_can_lower_it_only() {
        Confidence confidence = Confidence.from(30)
                .with("a", Stance.STRONGLY_SUPPORTS)
                .with("b", Stance.SUPPORTS)
                .lowered(10, "nothing tells it from another");
        assertThat(confidence.points()).isEqualTo(65);
        assertThat(confidence.account())
                .containsExactly(
                        "30 to begin with",
                        "+30: a strongly supports it",
                        "+15: b supports it",
                        "at most 80 without a counterfactual",
                        "−10: nothing tells it from another");
        assertThatThrownBy(() -> confidence.lowered(-5, "raised")).isInstanceOf(IllegalArgumentException.class);
    }
}
