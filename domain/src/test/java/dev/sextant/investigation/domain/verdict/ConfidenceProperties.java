package dev.sextant.investigation.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ConfidenceProperties {

    record Said(String origin, Stance stance) {}

    @Provide
    Arbitrary<List<Said>> sayings() {
        Arbitrary<Said> one = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "e"), Arbitraries.of(Stance.values()))
                .as(Said::new);
        return one.list().ofMaxSize(12);
    }

    private static Confidence of(int prior, List<Said> sayings) {
        Confidence confidence = Confidence.from(prior);
        for (Said said : sayings) {
            confidence = confidence.with(said.origin(), said.stance());
        }
        return confidence;
    }

    @Property
    void the_order_and_number_of_times_make_no_difference(
            @ForAll("sayings") List<Said> sayings, @ForAll @IntRange(min = 20, max = 50) int prior, @ForAll long seed) {
        List<Said> other = new ArrayList<>(sayings);
        other.addAll(sayings);
        Collections.shuffle(other, new Random(seed));
        assertThat(of(prior, other)).isEqualTo(of(prior, sayings));
    }

    @Property
    void points_stay_within_their_range(
            @ForAll("sayings") List<Said> sayings, @ForAll @IntRange(min = 20, max = 50) int prior) {
        Confidence confidence = of(prior, sayings);
        assertThat(confidence.points()).isBetween(0, Confidence.WITHOUT_COUNTERFACTUAL);
        assertThat(confidence.withCounterfactual().points()).isBetween(confidence.points(), 100);
    }

    @Property
    void nothing_is_both_validated_and_refuted_or_validated_by_one_source(
            @ForAll("sayings") List<Said> sayings, @ForAll @IntRange(min = 20, max = 50) int prior) {
        Confidence confidence = of(prior, sayings);
        assertThat(confidence.isValidated() && confidence.isRefuted()).isFalse();
        if (confidence.isValidated()) {
            assertThat(confidence.supporting()).hasSizeGreaterThanOrEqualTo(Confidence.SOURCES);
            assertThat(confidence.refuting()).isEmpty();
        }
    }

    @Property
    void lowering_never_raises(
            @ForAll("sayings") List<Said> sayings, @ForAll @IntRange(min = 1, max = 100) int points) {
        Confidence confidence = of(30, sayings);
        assertThat(confidence.lowered(points, "a reason").points()).isLessThanOrEqualTo(confidence.points());
    }
}
