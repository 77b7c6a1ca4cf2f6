package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} keeps, whether in the database or beside it. Sessions begin now, because a store may forget old ones by itself. */
public abstract class SessionsContract extends StoreContract {

    /** The sessions under test. */
    protected abstract Sessions sessions();

    private final Actor ada = some.somewhere();
    /** The tests ask for the present time, and nothing depends on how much of it passes. */
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);

    private Session add(Actor actor, Session started) {
        write(actor, () -> sessions().add(actor, started));
        return started;
    }

    private Option<Session> find(Actor actor, SessionId id) {
        return read(actor, () -> sessions().find(actor, id));
    }

    private List<SessionId> of(Actor actor, UserId user) {
        return read(actor, () -> sessions().ofUser(actor, user)).stream()
                .map(Session::id)
                .toList();
    }

    @Test
    public void a_session_comes_back_as_it_was_kept() {
        Session bare = add(ada, some.session(ada, now));
        Session full = add(ada, some.sessionWithEverything(ada, now));

        assertThat(find(ada, bare.id()).get().snapshot()).isEqualTo(bare.snapshot());
        assertThat(find(ada, full.id()).get().snapshot()).isEqualTo(full.snapshot());
        assertThat(find(ada, some.session(ada, now).id()).isEmpty()).isTrue();
    }

    @Test
    public void everything_that_changes_is_kept() {
        Session started = add(ada, some.session(ada, now));
        Session rotated = started.rotate(started.snapshot().refresh(), some.digest(), now.plusMillis(1))
                .get();
        write(ada, () -> sessions().save(ada, rotated, started.version()));
        assertThat(find(ada, started.id()).get().snapshot()).isEqualTo(rotated.snapshot());

        Session resumed = rotated.resume(
                        some.digest(),
                        new Visitor(Option.none(), Option.some("192.0.2.7"), Option.some("curl")),
                        now.plusMillis(2))
                .state();
        write(ada, () -> sessions().save(ada, resumed, rotated.version()));

        assertThat(find(ada, started.id()).get().snapshot()).isEqualTo(resumed.snapshot());
    }

    @Test
    public void of_two_changes_of_one_version_one_loses() {
        Session started = add(ada, some.session(ada, now));
        Session one = started.heartbeat(now.plusMillis(1)).get();
        Session two = started.rotate(started.snapshot().refresh(), some.digest(), now.plusMillis(2))
                .get();
        write(ada, () -> sessions().save(ada, one, started.version()));

        assertThatThrownBy(() -> write(ada, () -> sessions().save(ada, two, started.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(ada, started.id()).get().snapshot()).isEqualTo(one.snapshot());
    }

    @Test
    public void what_ended_is_gone_and_does_not_come_back() {
        Session started = add(ada, some.session(ada, now));

        write(ada, () -> sessions().remove(ada, started.id()));
        write(ada, () -> sessions().remove(ada, started.id()));

        assertThat(find(ada, started.id()).isEmpty()).isTrue();
        assertThat(of(ada, ada.user())).isEmpty();
        assertThatThrownBy(() -> write(
                        ada,
                        () -> sessions()
                                .save(ada, started.heartbeat(now.plusMillis(1)).get(), started.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(ada, started.id()).isEmpty()).isTrue();
    }

    @Test
    public void the_sessions_of_a_user_are_listed_the_oldest_first() {
        Session first = add(ada, some.session(ada, now));
        Session second = add(ada, some.session(ada, now));
        Actor bob = IdentityFixtures.in(ada, some.user());
        Session other = add(bob, some.session(bob, now));

        assertThat(of(ada, ada.user())).containsExactly(first.id(), second.id());
        assertThat(of(ada, bob.user())).containsExactly(other.id());
    }

    @Test
    public void the_own_account_shows_changes_and_ends_sessions_of_all_organisations() {
        Actor elsewhere = IdentityFixtures.in(some.somewhere(), ada.user());
        Session here = add(ada, some.session(ada, now));
        Session there = add(elsewhere, some.session(elsewhere, now));
        Actor own = account(ada.user());

        assertThat(of(own, ada.user())).containsExactly(here.id(), there.id());
        assertThat(of(ada, ada.user())).containsExactly(here.id());
        assertThat(find(ada, there.id()).isEmpty()).isTrue();
        Session seen = there.heartbeat(now.plusMillis(1)).get();
        write(own, () -> sessions().save(own, seen, there.version()));
        assertThat(find(elsewhere, there.id()).get().snapshot()).isEqualTo(seen.snapshot());
        write(own, () -> sessions().remove(own, here.id()));
        assertThat(find(ada, here.id()).isEmpty()).isTrue();
        assertThat(of(own, ada.user())).containsExactly(there.id());
    }

    @Test
    public void nobody_else_sees_changes_or_ends_a_session() {
        Session session = add(ada, some.session(ada, now));

        for (Actor stranger : List.of(some.somewhere(), account(some.user()), IdentityFixtures.platform())) {
            assertThat(find(stranger, session.id()).isEmpty()).isTrue();
            assertThat(of(stranger, ada.user())).isEmpty();
            assertThatThrownBy(() -> write(
                            stranger,
                            () -> sessions()
                                    .save(
                                            stranger,
                                            session.heartbeat(now.plusMillis(1)).get(),
                                            session.version())))
                    .isInstanceOf(StaleAggregate.class);
            write(stranger, () -> sessions().remove(stranger, session.id()));
        }
        assertThat(find(ada, session.id()).get().snapshot()).isEqualTo(session.snapshot());
    }
}
