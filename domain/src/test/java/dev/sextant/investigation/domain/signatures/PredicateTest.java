package dev.sextant.investigation.domain.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.evidence.FactValue;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class PredicateTest {

    private static boolean holds(String predicate, FactValue value) {
        return Predicate.parse(predicate).get().holds(Option.some(value));
    }

    private static FactValue text(String value) {
        return new FactValue.Text(value);
    }

    private static FactValue number(double value) {
        return new FactValue.Amount(value);
    }

    @Test
    void words_are_compared_without_regard_to_case() {
        assertThat(holds("oomkilled", text("OOMKilled"))).isTrue();
        assertThat(holds("!= oomkilled", text("OOMKilled"))).isFalse();
        assertThat(holds("!= Error", text("OOMKilled"))).isTrue();
    }

    @Test
    void numbers_are_compared_by_size() {
        assertThat(holds(">= 0.9", number(0.9))).isTrue();
        assertThat(holds("> 0.9", number(0.9))).isFalse();
        assertThat(holds("<= 3", number(3))).isTrue();
        assertThat(holds("< 3", number(3))).isFalse();
        assertThat(holds(">= 0.9", text("1"))).isFalse();
        assertThat(Predicate.parse(">= much").getLeft()).isEqualTo("\"much\" is no number");
    }

    @Test
    void patterns_are_found_or_not_found() {
        assertThat(holds("~ ^Exit", text("exit code 1"))).isTrue();
        assertThat(holds("!~ ^Exit", text("exit code 1"))).isFalse();
    }

    @Test
    void what_is_not_there_meets_only_absent() {
        assertThat(Predicate.parse("absent").get().holds(Option.none())).isTrue();
        assertThat(Predicate.parse("present").get().holds(Option.none())).isFalse();
        assertThat(Predicate.parse("!= x").get().holds(Option.none())).isFalse();
        assertThat(Predicate.parse("!~ x").get().holds(Option.none())).isFalse();
    }
}
