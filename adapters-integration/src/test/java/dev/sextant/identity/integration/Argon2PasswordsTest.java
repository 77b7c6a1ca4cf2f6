package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.shared.application.Unavailable;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2PasswordsTest {

    private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
    private static final Password SEA = new Password("a long walk by the sea");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Argon2Passwords passwords = new Argon2Passwords(CHEAP, 2, PATIENCE);

    @Test
    void a_password_matches_its_own_hash_and_no_other() {
        PasswordHash hash = passwords.hash(SEA);

        assertThat(passwords.matches(SEA, hash)).isTrue();
        assertThat(passwords.matches(new Password("a long walk by the Sea"), hash))
                .isFalse();
        assertThat(passwords.matches(new Password(""), hash)).isFalse();
    }

    @Test
    void the_same_password_has_another_hash_each_time() {
        assertThat(passwords.hash(SEA)).isNotEqualTo(passwords.hash(SEA));
    }

    @Test
    void a_hash_is_a_phc_string_that_names_its_cost() {
        assertThat(passwords.hash(SEA).value())
                .matches("\\$argon2id\\$v=19\\$m=64,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    /** The vector of the reference implementation (P-H-C/phc-winner-argon2, test.c). */
    @Test
    void a_hash_of_the_reference_implementation_is_understood() {
        var reference = new PasswordHash(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(passwords.matches(new Password("password"), reference)).isTrue();
        assertThat(passwords.matches(new Password("passwore"), reference)).isFalse();
    }

    @Test
    void two_ways_to_type_the_same_letters_are_the_same_password() {
        PasswordHash composed = passwords.hash(new Password("Caf\u00e9 am F\u00fcrstenplatz \u2460"));

        assertThat(passwords.matches(new Password("Cafe\u0301 am Fu\u0308rstenplatz 1"), composed))
                .isTrue();
    }

    @Test
    void nobody_costs_as_much_as_somebody() {
        var costly = new Argon2Passwords(new Argon2Cost(8192, 4, 1), 2, PATIENCE);
        PasswordHash somebody = costly.hash(SEA);
        cpu(() -> costly.matches(SEA, somebody));

        long known = cpu(() -> costly.matches(SEA, somebody));
        long unknown = cpu(() -> costly.verifyNothing(SEA));

        assertThat(unknown).isBetween(known / 3, known * 3);
    }

    private static long cpu(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 10; i++) {
            work.run();
        }
        return threads.getCurrentThreadCpuTime() - before;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21l$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHRzb21l$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHRzb21l$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHRzb21l$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21l$",
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21l$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc$"
            })
    void what_is_no_hash_matches_nothing_and_is_to_be_made_anew(String text) {
        assertThat(passwords.matches(new Password(""), new PasswordHash(text))).isFalse();
        assertThat(passwords.needsUpgrade(new PasswordHash(text))).isTrue();
    }

    @Test
    void a_hash_of_less_memory_or_fewer_passes_needs_an_upgrade() {
        var stronger = new Argon2Passwords(new Argon2Cost(64, 2, 1), 2, PATIENCE);
        var larger = new Argon2Passwords(new Argon2Cost(128, 1, 1), 2, PATIENCE);
        PasswordHash hash = passwords.hash(SEA);

        assertThat(passwords.needsUpgrade(hash)).isFalse();
        assertThat(stronger.needsUpgrade(hash)).isTrue();
        assertThat(larger.needsUpgrade(hash)).isTrue();
        assertThat(passwords.needsUpgrade(stronger.hash(SEA))).isFalse();
        assertThat(stronger.matches(SEA, hash)).isTrue();
    }

    @Test
    void who_gets_no_turn_in_time_is_told_to_come_again() {
        var turns = new Semaphore(1);
        var busy = new Argon2Passwords(CHEAP, turns, Duration.ofMillis(1));
        turns.acquireUninterruptibly();

        assertThatThrownBy(() -> busy.hash(SEA)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> busy.verifyNothing(SEA)).isInstanceOf(Unavailable.class);

        turns.release();
        assertThat(busy.hash(SEA).value()).startsWith("$argon2id$");
        assertThat(turns.availablePermits()).isEqualTo(1);
    }

    @Test
    void fifty_at_once_all_get_their_turn() throws Exception {
        PasswordHash hash = passwords.hash(SEA);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> logins = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                logins.add(threads.submit(() -> passwords.matches(SEA, hash)));
            }
            for (Future<Boolean> login : logins) {
                assertThat(login.get()).isTrue();
            }
        }
    }

    @Test
    void a_cost_outside_of_its_range_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(7, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(64, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(64, 1, 17));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost((1 << 20) + 1, 1, 1));
    }

    @Test
    void the_standard_cost_is_above_what_owasp_names_as_the_least() {
        assertThat(Argon2Cost.STANDARD.memoryKib()).isGreaterThanOrEqualTo(19 * 1024);
        assertThat(Argon2Cost.STANDARD.passes()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1qaz2wsx3edc",
                "1QAZ2wsx3edC",
                "qwertyuiop123",
                "passwordpassword",
                "Password1234!",
                "password2026",
                "!!dragon1987",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "123456789012",
                "letmeinletmein",
                "\uff50assword1234"
            })
    void what_many_people_chose_is_common(String password) {
        assertThat(passwords.isCommon(new Password(password))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a long walk by the sea",
                "kupfer-otter-zitrone",
                "839172640518",
                "Zq7!mP2#vL9x",
                "dragon839172640518",
                "\u6d77\u8fb9\u7684\u957f\u957f\u7684\u6563\u6b65\u5f88\u597d\u7684"
            })
    void what_nobody_else_chose_is_not_common(String password) {
        assertThat(passwords.isCommon(new Password(password))).isFalse();
    }

    @Test
    void the_shipped_list_has_thousands_of_entries() {
        assertThat(CommonPasswords.shipped().size()).isGreaterThan(20_000);
    }
}
