package dev.sextant.identity.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.application.SessionsContract;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.integration.RedisForTests;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

class RedisSessionsTest extends SessionsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static RedisServer server;
    private static String address;
    private static RedisSessions sessions;

    private final InMemoryTransactions transactions = new InMemoryTransactions();

    @BeforeAll
    static void start_a_server() throws IOException {
        int port = RedisForTests.freePort();
        server = RedisForTests.on(port);
        server.start();
        address = "redis://127.0.0.1:" + port;
        sessions = RedisSessions.connect(address, PATIENCE);
    }

    @AfterAll
    static void stop_it() throws IOException {
        sessions.close();
        server.stop();
    }

    @Override
    protected Sessions sessions() {
        return sessions;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    private static Session startedAt(Actor ada, Instant at) {
        return Session.start(
                        new SessionId(UUID.randomUUID()),
                        ada.tenant(),
                        ada.user(),
                        SecretDigest.of("first"),
                        Visitor.unknown(),
                        at)
                .state();
    }

    @Test
    void a_session_is_forgotten_an_hour_after_it_can_live_no_longer() {
        Actor ada = Actors.somewhere();
        Session session = startedAt(ada, NOON);
        sessions.add(ada, session);

        assertThat(millisLeft(session)).isBetween(hours(2) - minutes(5), hours(2));

        Session late = session.heartbeat(NOON.plus(Duration.ofMinutes(59))).get();
        for (int i = 2; i < 25; i++) {
            late = late.heartbeat(NOON.plus(Duration.ofMinutes(59L * i))).get();
        }
        Session last =
                late.heartbeat(NOON.plus(Duration.ofMinutes(24 * 60 - 1))).get();
        sessions.save(ada, last, session.version());

        assertThat(millisLeft(session)).isBetween(hours(1) - minutes(5), hours(1) + minutes(1));
    }

    private static long hours(int hours) {
        return Duration.ofHours(hours).toMillis();
    }

    private static long minutes(int minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }

    private long millisLeft(Session session) {
        RedisClient client = RedisClient.create(address);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().pttl("sextant:session:" + session.id().value());
        } finally {
            client.shutdown();
        }
    }

    @Test
    void a_session_that_was_forgotten_is_not_listed() {
        Actor ada = Actors.somewhere();
        Session session = startedAt(ada, NOON);
        sessions.add(ada, session);
        RedisClient client = RedisClient.create(address);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            assertThat(connection.sync().del("sextant:session:" + session.id().value()))
                    .isEqualTo(1);
        } finally {
            client.shutdown();
        }

        assertThat(sessions.ofUser(ada, ada.user())).isEmpty();
        assertThat(sessions.find(ada, session.id()).isEmpty()).isTrue();
    }

    @Test
    void the_refresh_token_itself_is_not_kept() {
        Session session = startedAt(Actors.somewhere(), NOON);

        assertThat(SessionText.write(session.snapshot())).doesNotContain("first");
    }

    @Test
    void a_server_that_is_gone_is_an_outage_and_is_found_again() throws IOException {
        int port = RedisForTests.freePort();
        var another = RedisForTests.on(port);
        another.start();
        Actor ada = Actors.somewhere();
        try (RedisSessions own = RedisSessions.connect("redis://127.0.0.1:" + port, Duration.ofSeconds(2))) {
            another.stop();
            assertThatThrownBy(() -> own.find(ada, new SessionId(UUID.randomUUID())))
                    .isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> own.add(ada, startedAt(ada, NOON))).isInstanceOf(Unavailable.class);

            another.start();
            awaitAnswer(own, ada);
        } finally {
            another.stop();
        }
    }

    private static void awaitAnswer(RedisSessions own, Actor ada) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        boolean answered = false;
        while (!answered && System.nanoTime() < deadline) {
            try {
                answered = own.ofUser(ada, ada.user()).isEmpty();
            } catch (Unavailable notYet) {
                Thread.onSpinWait();
            }
        }
        assertThat(answered).isTrue();
    }

    @Test
    void without_a_server_there_is_no_connection() throws IOException {
        int nobody = RedisForTests.freePort();

        assertThatThrownBy(() -> RedisSessions.connect("redis://127.0.0.1:" + nobody, Duration.ofSeconds(2)))
                .isInstanceOf(Unavailable.class);
    }
}
