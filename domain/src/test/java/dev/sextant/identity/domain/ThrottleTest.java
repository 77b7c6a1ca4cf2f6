package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guessing becomes slow, and nobody is locked out for ever. */
class ThrottleTest {

    private static final ThrottleRule RULE = new ThrottleRule(3, Duration.ofSeconds(10), Duration.ofHours(1));

    private static Throttle tried(int times) {
        Throttle throttle = Throttle.none();
        for (int i = 0; i < times; i++) {
            throttle = throttle.tried(RULE, NOON);
        }
        return throttle;
    }

    @Test
    void some_tries_are_free_then_the_wait_doubles_up_to_a_longest_one() {
        assertThat(tried(2).waitAt(RULE, NOON)).isEqualTo(Duration.ZERO);
        assertThat(tried(3).waitAt(RULE, NOON)).isEqualTo(Duration.ofSeconds(1));
        assertThat(tried(4).waitAt(RULE, NOON)).isEqualTo(Duration.ofSeconds(2));
        assertThat(tried(6).waitAt(RULE, NOON)).isEqualTo(Duration.ofSeconds(8));
        assertThat(tried(7).waitAt(RULE, NOON)).isEqualTo(Duration.ofSeconds(10));
        assertThat(tried(5_000).waitAt(RULE, NOON)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_wait_passes() {
        Throttle throttle = tried(4);

        assertThat(throttle.waitAt(RULE, NOON.plusMillis(500))).isEqualTo(Duration.ofMillis(1500));
        assertThat(throttle.waitAt(RULE, NOON.plusSeconds(2))).isEqualTo(Duration.ZERO);
    }

    @Test
    void what_is_long_past_is_forgotten() {
        Instant later = NOON.plus(Duration.ofHours(1));

        assertThat(tried(50).tried(RULE, later).tries()).isEqualTo(1);
        assertThat(tried(50).tried(RULE, later.minusMillis(1)).tries()).isEqualTo(51);
    }

    @Test
    void a_success_forgets_the_tries_and_makes_the_place_a_trusted_one() {
        Throttle after = tried(4).succeeded(NOON);

        assertThat(after.tries()).isZero();
        assertThat(after.isTrustedAt(NOON.plus(Duration.ofDays(29)))).isTrue();
        assertThat(after.isTrustedAt(NOON.plus(Duration.ofDays(30)))).isFalse();
        assertThat(tried(4).takenBack().tries()).isEqualTo(3);
        assertThat(Throttle.none().takenBack().tries()).isZero();
    }

    @Test
    void a_rule_that_could_lock_out_for_ever_is_no_rule() {
        assertThatThrownBy(() -> new ThrottleRule(0, Duration.ofSeconds(1), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ThrottleRule(1, Duration.ofHours(1), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_counted_tells_nobody_who_it_was() {
        EmailAddress ada = Some.email("Ada@Example.org");
        ThrottleKey key = ThrottleKey.loginByPlace(ada, Option.some("192.0.2.7"));

        assertThat(key.value()).doesNotContain("ada", "192").hasSizeLessThan(100);
        assertThat(key).isEqualTo(ThrottleKey.loginByPlace(Some.email("ada@example.ORG"), Option.some("192.0.2.7")));
        assertThat(key).isNotEqualTo(ThrottleKey.loginByPlace(ada, Option.some("192.0.2.8")));
        assertThat(key).isNotEqualTo(ThrottleKey.loginByPlace(ada, Option.none()));
    }

    @Test
    void whoever_has_one_address_of_version_6_has_its_whole_network() {
        ThrottleKey one = ThrottleKey.loginByAddress(Option.some("2001:db8:1:2::1"));

        assertThat(ThrottleKey.loginByAddress(Option.some("2001:db8:1:2:ffff::7")))
                .isEqualTo(one);
        assertThat(ThrottleKey.loginByAddress(Option.some("2001:db8:1:3::1"))).isNotEqualTo(one);
        assertThat(ThrottleKey.network(Option.some("fe80::1%eth0"))).isEqualTo("fe80000000000000");
        assertThat(ThrottleKey.network(Option.some("::ffff:192.0.2.7"))).isEqualTo("192.0.2.7");
        assertThat(ThrottleKey.network(Option.some("no:address"))).isEqualTo("no:address");
    }
}
