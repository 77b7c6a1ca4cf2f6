package dev.sextant.investigation.domain.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    private static TextPattern pattern(String text) {
        return TextPattern.of(text).get();
    }

    @Test
    void case_makes_no_difference_and_named_parts_are_told() {
        var found = pattern("exited with code (?<exit_code>\\d{1,3})")
                .find("Container EXITED with code 137")
                .get();
        assertThat(found).containsEntry("exit_code", "137");
        assertThat(pattern("exited with code (?<exit_code>\\d{1,3})").names()).containsExactly("exit_code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\1",
                "(?=b)",
                "(?!b)",
                "(?<=b)",
                "(?<!b)",
                "(?>b)",
                "(a+)+",
                "(?:x*y*)*",
                "((ab)+c?)*",
                "(a|b+)+",
                " ",
                "(",
                "[a"
            })
    void what_could_take_long_or_is_no_pattern_is_refused(String text) {
        assertThat(TextPattern.of(text).isLeft()).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.{0,40}b", "(?:ab){1,3}c", "[()]+", "\\(=\\)", "x\\\\1y", "(?<name>a+)b", "(?i)abc", "a|b|"})
    void ordinary_patterns_are_taken(String text) {
        assertThat(TextPattern.of(text).isRight()).as(text).isTrue();
    }

    @Test
    void the_words_that_a_pattern_needs_are_known() {
        assertThat(pattern("memory cgroup out of memory|oom-?kill").needs().get())
                .isEqualTo(Set.of("memory cgroup out of memory", "kill"));
        assertThat(pattern("(timeout|timed out) after \\d+").needs().get()).isEqualTo(Set.of("timeout", "timed out"));
        assertThat(pattern("(?:refused|denied)!?").needs().get()).isEqualTo(Set.of("refused", "denied"));
        assertThat(pattern("errors? \\d+").needs().get()).isEqualTo(Set.of("error"));
        assertThat(pattern("\\d+|timeout").needs().isEmpty()).isTrue();
        assertThat(pattern("[a-z]+(?:timeout)?").needs().isEmpty()).isTrue();
        assertThat(pattern("[\\]x]abcd[]y]").needs().get()).isEqualTo(Set.of("abcd"));
    }
}
