package dev.sextant.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is tried and whenever, slowing down stays within bounds. */
class ThrottleProperties {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Property
    void nobody_waits_longer_than_the_longest_wait(
            @ForAll("rules") ThrottleRule rule, @ForAll List<@IntRange(max = 100_000) Integer> pauses) {
        Throttle throttle = Throttle.none();
        Instant now = NOON;
        for (int pause : pauses) {
            now = now.plusSeconds(pause);
            throttle = throttle.tried(rule, now);
            Duration wait = throttle.waitAt(rule, now);
            assertThat(wait).isLessThanOrEqualTo(rule.longest());
            assertThat(throttle.waitAt(rule, now.plus(rule.longest()))).isEqualTo(Duration.ZERO);
        }
    }

    @Property
    void one_more_try_never_makes_the_wait_shorter(
            @ForAll("rules") ThrottleRule rule, @ForAll @IntRange(max = 1_000_000) int tries) {
        assertThat(rule.delayAfter(tries + 1)).isGreaterThanOrEqualTo(rule.delayAfter(tries));
    }

    /** However an attacker spreads the guesses over a day, there cannot be many. */
    @Property(tries = 50)
    void a_day_of_guessing_is_few_guesses(@ForAll @IntRange(min = 1, max = 3_600) int impatience) {
        ThrottleRule rule = ThrottleRule.LOGIN_BY_PLACE;
        Throttle throttle = Throttle.none();
        int guesses = 0;
        for (Instant now = NOON; now.isBefore(NOON.plus(Duration.ofDays(1))); now = now.plusSeconds(impatience)) {
            if (throttle.waitAt(rule, now).isZero()) {
                throttle = throttle.tried(rule, now);
                guesses++;
            }
        }
        assertThat(guesses).isLessThan(120);
    }

    @Provide
    Arbitrary<ThrottleRule> rules() {
        return Arbitraries.of(
                ThrottleRule.LOGIN_BY_PLACE,
                ThrottleRule.LOGIN_BY_ACCOUNT,
                ThrottleRule.LOGIN_BY_ADDRESS,
                ThrottleRule.CODES,
                ThrottleRule.LETTERS,
                ThrottleRule.REGISTRATIONS);
    }
}
