package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.Secrets.Holder;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.identity.domain.Throttle;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is good for a time: secrets, throttles and signing keys. */
class IdentityExpiryTest {

    private static final Instant NOON = Identities.NOON;
    private static final SecretKind KIND = SecretKind.VERIFICATION;

    private static Stage stage;
    private static Identities some;

    private final Actor alone =
            Identities.actor(Identities.plane(), Identities.user().id());
    private final UUID subject = UUID.randomUUID();

    @BeforeAll
    static void open() {
        stage = new Stage(2);
        some = new Identities(stage);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private SecretDigest add(Option<Instant> expiresAt) {
        var secrets = new JooqSecrets(stage.transactions(), at(NOON));
        SecretDigest digest = Identities.digest();
        some.write(alone, () -> secrets.add(alone, KIND, digest, subject, expiresAt));
        return digest;
    }

    private Option<Holder> holder(SecretDigest digest) {
        return some.read(alone, () -> some.secrets.holderOf(alone, KIND, digest));
    }

    private long rows(String table) {
        return some.read(
                alone,
                () -> stage.transactions()
                        .dsl(alone)
                        .fetchSingle("SELECT count(*) FROM " + table)
                        .get(0, Long.class));
    }

    @Test
    void a_secret_is_good_until_it_expires_and_in_its_own_plane() {
        Actor other = Identities.actor(Identities.plane(), alone.user());
        SecretDigest digest = add(Option.some(NOON.plusSeconds(1)));
        some.write(
                other,
                () -> assertThat(some.secrets.consume(other, KIND, digest, NOON))
                        .as("another plane")
                        .isEmpty());
        some.write(alone, () -> {
            assertThat(some.secrets.consume(alone, SecretKind.PASSWORD_RESET, digest, NOON))
                    .isEmpty();
            assertThat(some.secrets.consume(alone, KIND, digest, NOON.plusSeconds(1)))
                    .isEmpty();
        });
        some.write(alone, () -> {
            SecretDigest second = Identities.digest();
            some.secrets.add(alone, KIND, second, subject, Option.none());
            assertThat(some.secrets.consume(alone, KIND, second, NOON)).contains(subject);
            assertThat(some.secrets.consume(alone, KIND, second, NOON)).isEmpty();
        });
    }

    @Test
    void the_newest_are_kept_and_the_others_forgotten() {
        List<SecretDigest> digests =
                Stream.generate(() -> add(Option.none())).limit(5).toList();
        some.write(alone, () -> some.secrets.keepNewest(alone, KIND, subject, 2));
        assertThat(digests.stream().map(digest -> holder(digest).isDefined()))
                .containsExactly(false, false, false, true, true);
        assertThat(holder(digests.getLast())).contains(new Holder(alone.tenant(), subject));
        some.write(alone, () -> some.secrets.forget(alone, KIND, subject));
        assertThat(rows("identity.secret")).isZero();
    }

    @Test
    void what_is_over_is_removed_by_and_by() {
        for (int i = 0; i < 6; i++) {
            add(Option.some(NOON.plusSeconds(1)));
        }
        var later = new JooqSecrets(stage.transactions(), at(NOON.plusSeconds(2)));
        for (int i = 0; i < 2; i++) {
            some.write(alone, () -> later.add(alone, KIND, Identities.digest(), subject, Option.none()));
        }
        assertThat(rows("identity.secret")).isEqualTo(2);
    }

    @Test
    void a_throttle_comes_back_and_one_of_nothing_goes() {
        var key = ThrottleKey.loginByAddress(Option.some("192.0.2.7"));
        var trusted = ThrottleKey.loginByAddress(Option.some("192.0.2.8"));
        var throttles = new JooqThrottles(stage.transactions(), at(NOON));
        some.write(alone, () -> {
            assertThat(throttles.lock(alone, List.of(key, trusted, key)))
                    .isEqualTo(Map.of(key, Throttle.none(), trusted, Throttle.none()));
            throttles.save(
                    alone,
                    Map.of(
                            key,
                            new Throttle(3, NOON, Option.none()),
                            trusted,
                            new Throttle(0, NOON, Option.some(NOON.plus(Throttle.TRUST)))));
        });
        some.write(alone, () -> {
            var locked = throttles.lock(alone, List.of(trusted, key));
            assertThat(locked.get(key)).isEqualTo(new Throttle(3, NOON, Option.none()));
            assertThat(locked.get(trusted)).isEqualTo(new Throttle(0, NOON, Option.some(NOON.plus(Throttle.TRUST))));
            throttles.save(alone, Map.of(key, new Throttle(0, NOON, Option.none())));
        });
        assertThat(rows("identity.throttle")).isEqualTo(1);
    }

    @Test
    void a_throttle_that_nothing_depends_on_any_more_is_removed() {
        var key = ThrottleKey.loginByAddress(Option.some("192.0.2.9"));
        var next = ThrottleKey.loginByAddress(Option.some("192.0.2.10"));
        var throttles = new JooqThrottles(stage.transactions(), at(NOON));
        some.write(alone, () -> {
            throttles.lock(alone, List.of(key));
            throttles.save(alone, Map.of(key, new Throttle(1, NOON, Option.none())));
        });
        Instant muchLater = NOON.plus(Duration.ofDays(3));
        var afterwards = new JooqThrottles(stage.transactions(), at(muchLater));
        some.write(alone, () -> {
            afterwards.lock(alone, List.of(next));
            afterwards.save(alone, Map.of(next, new Throttle(1, muchLater, Option.none())));
        });
        assertThat(rows("identity.throttle")).isEqualTo(1);
    }

    @Test
    void signing_keys_come_back_newest_first_and_take_each_others_place_by_name() {
        SigningKey old = Identities.signingKey("old", NOON);
        SigningKey fresh = Identities.signingKey("fresh", NOON.plusSeconds(1));
        some.write(alone, () -> {
            some.signingKeys.put(alone, old);
            some.signingKeys.put(alone, fresh);
            some.signingKeys.put(alone, old.retired(NOON.plusSeconds(1)));
        });
        assertThat(some.read(alone, () -> some.signingKeys.all(alone)))
                .containsExactly(fresh, old.retired(NOON.plusSeconds(1)));
        some.write(alone, () -> {
            some.signingKeys.remove(alone, "old");
            some.signingKeys.remove(alone, "never");
        });
        assertThat(some.read(alone, () -> some.signingKeys.all(alone))).containsExactly(fresh);
    }
}
