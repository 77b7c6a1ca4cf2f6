package dev.sextant.metering.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.metering.application.TokenBuckets;
import dev.sextant.metering.application.TokenBuckets.Ask;
import dev.sextant.metering.application.TokenBuckets.Grant;
import dev.sextant.metering.application.TokenBucketsContract;
import dev.sextant.metering.domain.Rate;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.integration.RedisForTests;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

class RedisTokenBucketsTest extends TokenBucketsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static RedisServer server;
    private static String address;

    private RedisTokenBuckets buckets;

    @BeforeAll
    static void start_a_server() throws IOException {
        int port = RedisForTests.freePort();
        server = RedisForTests.on(port);
        server.start();
        address = "redis://127.0.0.1:" + port;
    }

    @AfterAll
    static void stop_it() throws IOException {
        server.stop();
    }

    @BeforeEach
    void connect() {
        buckets = RedisTokenBuckets.at(address, PATIENCE, Option.some(clock));
    }

    @AfterEach
    void disconnect() {
        buckets.close();
    }

    @Override
    protected TokenBuckets buckets() {
        return buckets;
    }

    @Test
    void without_a_clock_of_its_own_it_goes_by_that_of_the_server() {
        var ask = new Ask("tenant " + UUID.randomUUID(), new Rate(1, Duration.ofDays(1)), 1, 0);
        try (var own = RedisTokenBuckets.at(address, PATIENCE)) {
            assertThat(own.take(List.of(ask))).containsExactly(new Grant(1, 0));
            assertThat(own.take(List.of(ask)).getFirst().granted()).isZero();
        }
    }

    @Test
    void a_server_that_is_away_is_an_outage_and_is_used_when_it_comes() throws IOException {
        int port = RedisForTests.freePort();
        var late = RedisForTests.on(port);
        var ask = List.of(new Ask("tenant " + UUID.randomUUID(), Rate.perMinute(3), 1, 0));
        try (var early = RedisTokenBuckets.at("redis://127.0.0.1:" + port, PATIENCE)) {
            assertThatThrownBy(() -> early.take(ask)).isInstanceOf(Unavailable.class);
            late.start();
            assertThat(early.take(ask)).containsExactly(new Grant(1, 2));
        } finally {
            late.stop();
        }
    }
}
