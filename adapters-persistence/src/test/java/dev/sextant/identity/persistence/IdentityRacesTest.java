package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.Authority;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.Throttle;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.ThrottleRule;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold when several do the same thing at once, each in a transaction of its own. */
class IdentityRacesTest {

    private static final Instant NOON = Identities.NOON;
    private static final int ROUNDS = 10;

    private static Stage stage;
    private static Identities some;
    private static ExecutorService threads;

    @BeforeAll
    static void open() {
        stage = new Stage(8);
        some = new Identities(stage);
        threads = Executors.newFixedThreadPool(8);
    }

    @AfterAll
    static void close() {
        threads.shutdownNow();
        stage.close();
    }

    /** What each of them got, all begun at the same moment. */
    private static <T> List<T> atOnce(int many, IntFunction<T> work) throws Exception {
        var start = new CyclicBarrier(Math.min(many, 8));
        List<Callable<T>> all = IntStream.range(0, many)
                .<Callable<T>>mapToObj(i -> () -> {
                    if (many <= 8) {
                        start.await();
                    }
                    return work.apply(i);
                })
                .toList();
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : threads.invokeAll(all)) {
            answers.add(answer.get());
        }
        return answers;
    }

    @Test
    void of_two_owners_who_remove_each_other_one_stays() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            TenantId acme = Identities.plane();
            List<User> owners = List.of(Identities.user(), Identities.user());
            Actor founder = Identities.actor(acme, owners.getFirst().id());
            some.write(founder, () -> {
                some.organizations.add(founder, Identities.organization(acme));
                owners.forEach(owner -> some.memberships.add(founder, Identities.owner(acme, owner)));
            });

            List<Either<IdentityError, Membership>> answers = atOnce(
                    2,
                    i -> remove(
                            Identities.actor(acme, owners.get(i).id()),
                            owners.get(1 - i).id()));

            assertThat(answers.stream().filter(Either::isRight)).as("removals").hasSize(1);
            assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft))
                    .containsExactly(Refusal.LAST_OWNER);
            assertThat(some.read(founder, () -> some.memberships.owners(founder)))
                    .hasSize(1);
        }
    }

    /** Each knew to be an owner before the race began; what counts is read under the lock. */
    private static Either<IdentityError, Membership> remove(Actor by, UserId whom) {
        return stage.transactions().write(by, () -> {
            some.organizations.findForUpdate(by);
            Membership membership = some.memberships.findForUpdate(by, whom).get();
            return membership
                    .remove(new Authority(by.user(), Set.of(), true), some.memberships.owners(by), NOON)
                    .map(decision -> {
                        some.memberships.remove(by, decision.state(), membership.version());
                        return decision.state();
                    });
        });
    }

    @Test
    void fifty_logins_of_one_user_at_once_leave_ten_sessions() throws Exception {
        User ada = Identities.user();
        Actor alone = Identities.account(ada);
        List<TenantId> organizations = List.of(Identities.plane(), Identities.plane());
        some.write(alone, () -> some.users.add(alone, ada));

        atOnce(50, i -> {
            Actor inside = Identities.actor(organizations.get(i % 2), ada.id());
            Session begun = Identities.session(inside.tenant(), ada.id(), NOON.plusSeconds(i));
            some.write(inside, () -> some.sessions.add(inside, begun));
            some.write(alone, () -> {
                some.users.findForUpdate(alone, ada.id());
                List<Session> all = some.sessions.ofUser(alone, ada.id());
                Session.surplus(all, begun.id(), NOON.plusSeconds(60))
                        .forEach(surplus -> some.sessions.remove(alone, surplus.id()));
            });
            return i;
        });

        assertThat(some.read(alone, () -> some.sessions.ofUser(alone, ada.id())))
                .hasSize(Session.MOST);
    }

    @Test
    void a_refresh_token_that_is_used_several_times_at_once_rotates_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Actor inside =
                    Identities.actor(Identities.plane(), Identities.user().id());
            Session begun = Identities.session(inside.tenant(), inside.user());
            some.write(inside, () -> some.sessions.add(inside, begun));
            SecretDigest shown = begun.snapshot().refresh();

            List<Boolean> rotated = atOnce(8, i -> rotate(inside, begun, shown));

            assertThat(Collections.frequency(rotated, true)).isEqualTo(1);
            var kept = some.read(inside, () -> some.sessions.find(inside, begun.id()));
            assertThat(kept.get().version()).isEqualTo(2);
        }
    }

    /** Whether this one got the next token; the others came late or decided on an older version. */
    private static boolean rotate(Actor inside, Session begun, SecretDigest shown) {
        try {
            return stage.transactions()
                    .write(inside, () -> {
                        Session found = some.sessions.find(inside, begun.id()).get();
                        return found.rotate(shown, Identities.digest(), NOON).map(next -> {
                            some.sessions.save(inside, next, found.version());
                            return next;
                        });
                    })
                    .isRight();
        } catch (StaleAggregate late) {
            return false;
        }
    }

    @Test
    void a_secret_that_is_good_once_is_used_by_one() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            User ada = Identities.user();
            Actor alone = Identities.account(ada);
            SecretDigest digest = Identities.digest();
            some.write(
                    alone,
                    () -> some.secrets.add(
                            alone,
                            SecretKind.PASSWORD_RESET,
                            digest,
                            ada.id().value(),
                            Option.some(NOON.plusSeconds(1))));

            List<Option<UUID>> got = atOnce(
                    8,
                    i -> stage.transactions()
                            .<String, Option<UUID>>write(
                                    alone,
                                    () -> Either.right(
                                            some.secrets.consume(alone, SecretKind.PASSWORD_RESET, digest, NOON)))
                            .get());

            assertThat(got.stream().filter(Option::isDefined)).hasSize(1);
        }
    }

    @Test
    void no_try_is_lost_and_nobody_waits_in_a_circle() throws Exception {
        Actor platform = Identities.actor(Identities.plane(), Identities.user().id());
        var account = ThrottleKey.loginByAccount(Identities.email());
        var address = ThrottleKey.loginByAddress(Option.some("192.0.2.1"));

        atOnce(50, i -> {
            List<ThrottleKey> keys = i % 2 == 0 ? List.of(account, address) : List.of(address, account);
            some.write(platform, () -> {
                var counted = new java.util.HashMap<>(some.throttles.lock(platform, keys));
                counted.replaceAll((key, throttle) -> throttle.tried(ThrottleRule.LOGIN_BY_ADDRESS, Instant.now()));
                some.throttles.save(platform, counted);
            });
            return i;
        });

        var counted = some.read(platform, () -> {
            var tries = stage.transactions().dsl(platform).fetch("SELECT tries FROM identity.throttle");
            return tries.getValues(0, Integer.class);
        });
        assertThat(counted).containsExactly(50, 50);
    }

    @Test
    void an_address_that_several_register_at_once_goes_to_one() throws Exception {
        var address = Identities.email();
        List<Boolean> opened = atOnce(8, i -> {
            User user = User.open(
                            new UserId(UUID.randomUUID()),
                            address,
                            Identities.user().displayName(),
                            Option.none(),
                            false,
                            NOON)
                    .state();
            Actor alone = Identities.account(user);
            return stage.transactions()
                    .write(alone, () -> some.users.add(alone, user))
                    .isRight();
        });
        assertThat(Collections.frequency(opened, true)).isEqualTo(1);
    }

    @Test
    void nodes_that_start_at_once_make_one_signing_key() throws Exception {
        Actor platform = Identities.actor(Identities.plane(), Identities.user().id());
        atOnce(8, i -> {
            some.write(platform, () -> {
                if (some.signingKeys.allForUpdate(platform).isEmpty()) {
                    some.signingKeys.put(platform, Identities.signingKey("node-" + i, NOON));
                }
            });
            return i;
        });
        assertThat(some.read(platform, () -> some.signingKeys.all(platform))).hasSize(1);
    }

    @Test
    void throttles_are_kept_longer_than_any_rule_remembers() {
        assertThat(List.of(
                        ThrottleRule.LOGIN_BY_PLACE,
                        ThrottleRule.LOGIN_BY_ACCOUNT,
                        ThrottleRule.LOGIN_BY_ADDRESS,
                        ThrottleRule.CODES,
                        ThrottleRule.LETTERS,
                        ThrottleRule.REGISTRATIONS))
                .allSatisfy(rule -> assertThat(rule.memory()).isLessThan(JooqThrottles.KEPT));
        assertThat(Throttle.none().tries()).isZero();
    }
}
