package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.metering.application.LeasedTokens;
import dev.sextant.metering.application.RequestAllowance;
import dev.sextant.metering.application.RequestMeter;
import dev.sextant.metering.application.Subscriptions;
import dev.sextant.metering.application.inmemory.InMemoryTokenBuckets;
import dev.sextant.metering.application.inmemory.InMemoryUsageRecords;
import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.Rate;
import dev.sextant.shared.application.SettableClock;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits of requests as a client meets them. Time is what the test makes of it. */
class LimitsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T12:00:00Z"));
    private Plan plan = new Plan(
            "free",
            Option.some(Rate.perMinute(30)),
            Option.some(Rate.perMinute(20)),
            Option.none(),
            Option.none(),
            Option.none());
    private InMemoryProgram program;

    @BeforeEach
    void start() {
        var stored = new InMemoryTransactions();
        var tokens = new LeasedTokens(new InMemoryTokenBuckets(clock), Runnable::run, this::nanos, reason -> {
            throw new AssertionError(reason);
        });
        var meter = new RequestMeter(
                stored, new OnePlan(), new InMemoryUsageRecords(stored), clock, this::nanos, reason -> {
                    throw new AssertionError(reason);
                });
        program = InMemoryProgram.limited(
                new ContractCheck(), new RequestAllowance(tokens, meter, Option.some(Rate.perMinute(5))));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private long nanos() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    private final class OnePlan implements Subscriptions {
        @Override
        public Plan plan(Actor actor) {
            return plan;
        }

        @Override
        public long members(Actor actor) {
            return 1;
        }
    }

    @Test
    void ten_times_the_limit_is_refused_and_after_the_time_that_is_said_the_next_one_is_served() {
        int served = 0;
        for (int i = 0; i < 200; i++) {
            Reply reply = program.ann().get("/api/v1/cases");
            served += reply.status() == 200 ? 1 : 0;
            assertThat(reply.header("RateLimit")).doesNotContain("r=-").contains("\"credential\";r=");
        }
        assertThat(served).isEqualTo(20);
        Reply refused = program.ann().get("/api/v1/cases");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("/code")).isEqualTo("rate_limited");

        clock.pass(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));

        assertThat(program.ann().get("/api/v1/cases").status()).isEqualTo(200);
    }

    @Test
    void the_headers_tell_what_is_left_of_each_limit() {
        Reply first = program.ann().get("/api/v1/cases");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"organization\";q=30;w=60, \"credential\";q=20;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"organization\";r=29;t=2, \"credential\";r=19;t=3");
        Reply wrong = program.ann().get("/api/v1/cases?nonsense=1");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.header("RateLimit")).isEqualTo("\"organization\";r=28;t=4, \"credential\";r=18;t=6");
        assertThat(program.caller().get("/api/v1/cases").header("RateLimit")).isEmpty();
    }

    @Test
    void another_organisation_is_served_and_a_made_up_address_changes_nothing() {
        for (int i = 0; i < 100; i++) {
            program.ann().with("X-Forwarded-For", "192.0.2." + i).get("/api/v1/cases");
        }
        assertThat(program.ann().get("/api/v1/cases").status()).isEqualTo(429);
        assertThat(program.bob().get("/api/v1/cases").status()).isEqualTo(200);
        assertThat(program.eve().get("/api/v1/cases").status()).isEqualTo(200);
    }

    @Test
    void logins_are_limited_by_address_and_pages_are_not() {
        int asked = 0;
        Reply reply;
        do {
            reply = program.caller().post("/api/v1/auth/refresh", "{\"refresh_token\":\"x\"}");
            asked++;
        } while (reply.status() != 429 && asked < 100);
        assertThat(asked).isEqualTo(6);
        assertThat(reply.at("/code")).isEqualTo("rate_limited");
        assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"address\";q=5;w=60");
        assertThat(program.caller().get("/health").status()).isEqualTo(200);
        assertThat(program.ann().get("/api/v1/cases").status()).isEqualTo(200);
    }

    @Test
    void a_month_that_is_used_up_is_told_with_the_time_until_the_next_one() {
        plan = new Plan("free", Option.none(), Option.none(), Option.some(3L), Option.none(), Option.none());
        for (int i = 0; i < 3; i++) {
            assertThat(program.ann().get("/api/v1/cases").status()).isEqualTo(200);
        }
        Reply refused = program.ann().get("/api/v1/cases");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("/code")).isEqualTo("quota_exceeded");
        assertThat(refused.at("/detail")).contains("3 requests in a month");
        assertThat(refused.header("Retry-After")).isEqualTo("43200");
        assertThat(refused.header("RateLimit")).isEmpty();

        clock.pass(Duration.ofHours(12));
        assertThat(program.ann().get("/api/v1/cases").status()).isEqualTo(200);
    }
}
