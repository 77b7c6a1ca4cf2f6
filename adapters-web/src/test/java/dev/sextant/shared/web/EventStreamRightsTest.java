package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.SigningKey;
import dev.sextant.messaging.web.SseClient;
import dev.sextant.messaging.web.SseClient.Block;
import dev.sextant.messaging.web.StreamSettings;
import dev.sextant.shared.application.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stream lasts no longer than the right to read it: whatever takes that right away ends the stream within five seconds, whether or not anything happens meanwhile. */
class EventStreamRightsTest {

    private static final String STREAM = "/api/v1/events/stream";
    private static final Duration FELT_WITHIN = Duration.ofSeconds(5);
    /** What a busy machine may take to notice. */
    private static final Duration LEEWAY = Duration.ofSeconds(2);

    private static InMemoryProgram program;
    private static IdentityScene scene;
    private static String organization;
    private static Caller owner;
    private static String place;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(new ContractCheck());
        scene = new IdentityScene(program);
        organization = scene.found("owner@example.com", "streaming");
        owner = scene.as("owner@example.com").with("If-Match", "*");
        place = "/api/v1/organizations/" + organization;
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static void assertEnds(SseClient stream, String code, long since) {
        Block last = stream.event();
        while (last.event().contains(".")) {
            last = stream.event();
        }
        assertThat(last.event()).isEqualTo("error");
        assertThat(last.at("/code")).isEqualTo(code);
        assertThat(stream.next()).isSameAs(SseClient.END);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(FELT_WITHIN.plus(LEEWAY));
    }

    private static String admin(String email) {
        return scene.bring(owner, organization, email, "Admin");
    }

    @Test
    void who_logs_out_reads_no_further() {
        admin("leaves@example.com");
        String token = scene.logIn("leaves@example.com").at("/access_token");
        try (var stream = new SseClient(program.port(), token, STREAM)) {
            assertThat(program.caller().token(token).post("/api/v1/auth/logout").status())
                    .isEqualTo(204);
            assertEnds(stream, "unauthenticated", System.nanoTime());
        }
    }

    @Test
    void who_loses_the_role_reads_no_further() {
        String id = admin("demoted@example.com");
        String token = scene.logIn("demoted@example.com").at("/access_token");
        try (var stream = new SseClient(program.port(), token, STREAM)) {
            String viewer = scene.role(owner, organization, "Viewer");
            Reply changed = owner.patch(place + "/members/" + id, "{\"roles\":[\"" + viewer + "\"]}");
            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertEnds(stream, "not_permitted", System.nanoTime());
        }
    }

    @Test
    void who_is_removed_reads_no_further() {
        String id = admin("removed@example.com");
        String token = scene.logIn("removed@example.com").at("/access_token");
        try (var stream = new SseClient(program.port(), token, STREAM)) {
            assertThat(owner.delete(place + "/members/" + id).status()).isEqualTo(204);
            assertEnds(stream, "unauthenticated", System.nanoTime());
        }
    }

    @Test
    void a_key_that_is_revoked_reads_no_further() {
        Reply key = owner.post(place + "/api-keys", "{\"name\":\"reader\",\"permissions\":[\"events:read\"]}");
        assertThat(key.status()).as(key.text()).isEqualTo(201);
        try (var stream = new SseClient(program.port(), key.at("/token"), STREAM)) {
            assertThat(owner.delete(place + "/api-keys/" + key.at("/id")).status())
                    .isEqualTo(204);
            assertEnds(stream, "unauthenticated", System.nanoTime());
        }
    }

    /** A program whose clock stands still until it is told to go on, with an organisation of one. */
    private static final class Standing implements AutoCloseable {
        private final SettableClock clock = new SettableClock(Instant.now());
        private final InMemoryProgram program = InMemoryProgram.at(
                clock, new ContractCheck(), StreamSettings.standard().withRecheck(Duration.ofMillis(100)));
        private final IdentityScene scene = new IdentityScene(program);
        private final String organization = scene.found("owner@example.com", "standing");

        private SseClient open(String token) {
            return new SseClient(program.port(), token, STREAM);
        }

        @Override
        public void close() {
            program.close();
        }
    }

    @Test
    void who_has_an_access_token_that_expires_reads_no_further() {
        try (var standing = new Standing()) {
            Reply login = standing.scene.logIn("owner@example.com");
            var lasts = Duration.ofSeconds(Long.parseLong(login.at("/expires_in")));
            try (SseClient stream = standing.open(login.at("/access_token"))) {
                standing.clock.pass(lasts.minusSeconds(1));
                Caller owner = standing.program.caller().token(login.at("/access_token"));
                assertThat(owner.post("/api/v1/cases", "{\"title\":\"Still here\"}")
                                .status())
                        .isEqualTo(201);
                assertThat(stream.event().event())
                        .as("a token that is good reads on")
                        .isEqualTo("case.opened");

                standing.clock.pass(Duration.ofSeconds(1).plus(SigningKey.LEEWAY));

                assertEnds(stream, "unauthenticated", System.nanoTime());
            }
        }
    }

    @Test
    void a_key_that_expires_reads_no_further() {
        try (var standing = new Standing()) {
            String end = standing.clock.instant().plus(Duration.ofMinutes(5)).toString();
            Reply key = standing.scene
                    .as("owner@example.com")
                    .post(
                            "/api/v1/organizations/" + standing.organization + "/api-keys",
                            "{\"name\":\"reader\",\"permissions\":[\"events:read\"],\"expires_at\":\"" + end + "\"}");
            assertThat(key.status()).as(key.text()).isEqualTo(201);
            try (SseClient stream = standing.open(key.at("/token"))) {
                standing.clock.pass(Duration.ofMinutes(5).plusMillis(1));

                assertEnds(stream, "unauthenticated", System.nanoTime());
            }
        }
    }
}
