package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.LATER;
import static dev.sextant.identity.domain.Some.NOON;
import static dev.sextant.identity.domain.Some.ORG;
import static dev.sextant.identity.domain.Some.codeOf;
import static dev.sextant.identity.domain.Some.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.Session.Surplus;
import dev.sextant.identity.domain.SessionEvent.EndReason;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A login lives for a day at most, and for an hour without being heard of. */
class SessionTest {

    private final UserId ada = Some.user();

    private Session startedAt(Instant at) {
        return Session.start(new SessionId(UUID.randomUUID()), ORG, ada, digest("first"), Visitor.unknown(), at)
                .state();
    }

    private final Session session = startedAt(NOON);

    @Test
    void a_session_ends_after_an_hour_of_silence() {
        assertThat(session.isAliveAt(NOON.plus(Duration.ofHours(1)).minusMillis(1)))
                .isTrue();
        assertThat(session.isAliveAt(NOON.plus(Duration.ofHours(1)))).isFalse();

        Session seen = session.heartbeat(NOON.plus(Duration.ofMinutes(59))).get();

        assertThat(seen.isAliveAt(NOON.plus(Duration.ofMinutes(118)))).isTrue();
        assertThat(codeOf(session.heartbeat(NOON.plus(Duration.ofHours(1))))).isEqualTo("session_not_found");
    }

    @Test
    void a_session_ends_after_a_day_however_busy_it_is() {
        Session busy = session;
        for (Instant at = NOON; at.isBefore(NOON.plus(Duration.ofHours(24))); at = at.plus(Duration.ofMinutes(30))) {
            busy = busy.heartbeat(at).get();
        }

        assertThat(busy.isAliveAt(NOON.plus(Duration.ofHours(24)).minusMillis(1)))
                .isTrue();
        assertThat(busy.isAliveAt(NOON.plus(Duration.ofHours(24)))).isFalse();
    }

    @Test
    void a_refresh_token_is_used_once() {
        Session rotated =
                session.rotate(digest("first"), digest("second"), LATER).get();

        assertThat(rotated.isReuse(digest("first"))).isTrue();
        assertThat(rotated.isReuse(digest("second"))).isFalse();
        assertThat(codeOf(rotated.rotate(digest("first"), digest("third"), LATER)))
                .isEqualTo("refresh_not_valid");
        assertThat(codeOf(rotated.rotate(digest("second"), digest("third"), LATER)))
                .isEqualTo("done");
        assertThat(codeOf(session.rotate(digest("first"), digest("second"), NOON.plus(Duration.ofHours(1)))))
                .isEqualTo("refresh_not_valid");
    }

    @Test
    void a_refresh_counts_as_being_heard_of_and_does_not_move_the_end() {
        Instant half = NOON.plus(Duration.ofMinutes(30));
        Session rotated =
                session.rotate(digest("first"), digest("second"), half).get();

        assertThat(rotated.isAliveAt(NOON.plus(Duration.ofMinutes(80)))).isTrue();
        assertThat(rotated.snapshot().endsAt()).isEqualTo(session.snapshot().endsAt());
    }

    @Test
    void a_login_of_the_same_client_goes_on_with_the_session() {
        var again = new Visitor(Option.none(), Option.some("192.0.2.7"), Option.some("curl"));

        Decision<Session, SessionEvent> resumed = session.resume(digest("later"), again, LATER);

        assertThat(resumed.state().id()).isEqualTo(session.id());
        assertThat(resumed.state().snapshot().endsAt()).isEqualTo(LATER.plus(Duration.ofHours(24)));
        assertThat(resumed.state().snapshot().address()).contains("192.0.2.7");
        assertThat(resumed.state().isReuse(digest("first"))).isTrue();
        assertThat(resumed.events())
                .containsExactly(new SessionEvent.SessionStarted(session.id(), ORG, ada, true, ada, LATER));
    }

    @Test
    void nobody_has_more_than_ten() {
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            all.add(startedAt(NOON.plusSeconds(i)));
        }
        Session oldest = all.getFirst().heartbeat(NOON.plusSeconds(30)).get();
        all.set(0, oldest);

        assertThat(Session.surplus(all, all.getLast().id(), LATER))
                .containsExactly(new Surplus(all.get(1).id(), EndReason.CROWDED_OUT));
        assertThat(Session.surplus(all.subList(0, 10), all.get(9).id(), LATER)).isEmpty();
    }

    @Test
    void the_newest_stays_and_those_whose_time_is_over_go_first() {
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            all.add(startedAt(NOON.plusSeconds(i)));
        }
        Session newest = startedAt(NOON.minus(Duration.ofHours(2)));
        all.add(newest);
        all.set(3, startedAt(NOON.minus(Duration.ofHours(1))));

        List<Surplus> surplus = Session.surplus(all, newest.id(), NOON.plusSeconds(20));

        assertThat(surplus)
                .containsExactly(
                        new Surplus(all.get(3).id(), EndReason.EXPIRED),
                        new Surplus(all.get(0).id(), EndReason.CROWDED_OUT));
    }

    @Test
    void the_end_says_why() {
        assertThat(session.end(EndReason.REFRESH_REUSED, ada, LATER).events())
                .containsExactly(
                        new SessionEvent.SessionEnded(session.id(), ORG, ada, EndReason.REFRESH_REUSED, ada, LATER));
    }

    @Test
    void what_a_client_says_it_is_is_cut() {
        var visitor = new Visitor(Option.none(), Option.none(), Option.some("🚢".repeat(300) + "\u0000\n"));

        assertThat(visitor.userAgent()
                        .get()
                        .codePointCount(0, visitor.userAgent().get().length()))
                .isEqualTo(200);
        assertThat(new Visitor(Option.none(), Option.none(), Option.some("a\r\nb")).userAgent())
                .contains("ab");
    }

    @Test
    void a_client_names_itself_plainly() {
        assertThat(ClientId.of("/client_id", "laptop-1.example:cli_2").isValid())
                .isTrue();
        assertThat(ClientId.of("/client_id", "").isValid()).isFalse();
        assertThat(ClientId.of("/client_id", "a b").isValid()).isFalse();
        assertThat(ClientId.of("/client_id", "x".repeat(101)).isValid()).isFalse();
    }
}
