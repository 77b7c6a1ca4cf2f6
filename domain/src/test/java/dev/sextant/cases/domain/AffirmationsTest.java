package dev.sextant.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.Affirmations.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffirmationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes.",
                " YES! ",
                "Yes, please",
                "ok",
                "Okay, go ahead.",
                "go ahead",
                "I confirm",
                "that’s right",
                "Yes, do it!",
                "sure",
                "Confirmed.",
                "please\nproceed"
            })
    void a_bare_yes_confirms(String message) {
        assertThat(Affirmations.read(message)).isEqualTo(Answer.CONFIRMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes?",
                "Yes, but only after the backup.",
                "yes if the error rate stays down",
                "Yes, why not resolve it?",
                "ok, what about the second host",
                "yes and close the other one too",
                "Should I say yes?",
                "I would say yes",
                "yesterday",
                "okapi",
                "ja",
                "oui",
                "👍",
                "yes yes yes",
                "not sure",
                "",
                "   ",
                "go ahead and explain",
                "sure?",
                "confirm what"
            })
    void a_yes_with_anything_more_and_everything_unclear_leaves_it_open(String message) {
        assertThat(Affirmations.read(message)).isEqualTo(Answer.LEAVES_OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "No.",
                "nope!",
                "No, the errors are still there.",
                "not yet",
                "Don't, I see new errors",
                "don’t",
                "Do not close it",
                "stop",
                "cancel",
                "no - look at node 7 first",
                "Wait, there is more",
                "NO!!!"
            })
    void a_no_withdraws_whatever_follows(String message) {
        assertThat(Affirmations.read(message)).isEqualTo(Answer.WITHDRAWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing changed", "No idea what happened there", "north node is down", "noted", "now?"})
    void what_only_looks_like_a_no_leaves_it_open(String message) {
        assertThat(Affirmations.read(message)).isEqualTo(Answer.LEAVES_OPEN);
    }
}
