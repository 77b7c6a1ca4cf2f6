package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** However a token is changed, it is not taken any more. */
class MutatedTokenProperties {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n\0\u00e9";

    private static final OneKeyRing KEYS = new OneKeyRing();
    private static final JwtAccessTokens TOKENS = JwtAccessTokensTest.at(KEYS, JwtAccessTokensTest.NOON);
    private static final String GENUINE = TOKENS.issue(JwtAccessTokensTest.CLAIMS);

    @Provide
    Arbitrary<String> mutated() {
        Arbitrary<Integer> kind = Arbitraries.integers().between(0, 6);
        Arbitrary<Integer> count = Arbitraries.integers().between(1, 3);
        return Combinators.combine(kind, count, Arbitraries.longs()).as((what, times, seed) -> {
            var random = new Random(seed);
            var token = new StringBuilder(GENUINE);
            for (int i = 0; i < times; i++) {
                mutate(token, what, random);
            }
            return token.toString();
        });
    }

    private static void mutate(StringBuilder token, int kind, Random random) {
        if (token.isEmpty()) {
            token.append('.');
        }
        int at = random.nextInt(token.length());
        int other = random.nextInt(token.length());
        switch (kind) {
            case 0 -> token.setCharAt(at, any(random));
            case 1 -> token.insert(at, any(random));
            case 2 -> token.deleteCharAt(at);
            case 3 -> token.delete(Math.min(at, other), Math.max(at, other));
            case 4 -> token.insert(at, token.substring(Math.min(at, other), Math.max(at, other)));
            case 5 -> {
                char here = token.charAt(at);
                token.setCharAt(at, token.charAt(other));
                token.setCharAt(other, here);
            }
            // The end, where the last character of a part carries bits that mean nothing.
            default -> token.setCharAt(lastOfAPart(token, random), any(random));
        }
    }

    private static int lastOfAPart(StringBuilder token, Random random) {
        int dot = token.indexOf(".", random.nextInt(token.length()));
        return dot > 0 ? dot - 1 : token.length() - 1;
    }

    private static char any(Random random) {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.OFF)
    void no_changed_token_is_taken(@ForAll("mutated") String token) {
        if (!token.equals(GENUINE)) {
            assertThat(TOKENS.verify(token)).isEqualTo(Option.none());
        }
    }
}
